import TestSupport

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Something that does not hold: told, and the end of the process. libFuzzer keeps the input then.
enum Finding {
    /// The fuzzers' own test: with ARTOK_FUZZ_BREAK=1 nothing holds for inputs with a ؞, which no seed has.
    private static let breaks = ProcessSettings.text("ARTOK_FUZZ_BREAK") == "1"
    private static let broken = Array("؞".utf8)
    /// Safe: libFuzzer runs inputs one after the other, on the main thread.
    nonisolated(unsafe) private static var isBroken = false

    /// Before each input.
    static func begin(_ input: [UInt8]) {
        guard breaks else { return }
        isBroken = input.indices.contains { input[$0...].starts(with: broken) }
    }

    static func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
        if !holds || isBroken { tell(message()) }
    }

    /// - Parameter context: What was tried; for the same bytes twice, where they differ is told.
    static func expectEqual<Value: Equatable>(
        _ found: Value,
        _ expected: Value,
        _ context: @autoclosure () -> String
    ) {
        if found != expected || isBroken {
            tell("\(context())\n  found    \(shown(found))\n  expected \(shown(expected))")
        }
    }

    private static func shown(_ value: some Any) -> String {
        guard let bytes = value as? [UInt8] else { return "\(value)" }
        return "\(hex(bytes)) \(String(decoding: bytes, as: UTF8.self).debugDescription)"
    }

    static func tell(_ message: String) -> Never {
        print("FINDING: \(message)")
        fflush(nil)
        abort()
    }
}

func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
}
