#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What another program writes.
package enum ProcessOutput {
    /// The output of a shell line; `nil` if it fails or writes nothing.
    package static func of(_ line: String) -> [UInt8]? {
        guard let stream = popen(line, "r") else { return nil }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 { bytes += chunk[..<count] }
        return pclose(stream) == 0 && !bytes.isEmpty ? bytes : nil
    }
}
