import ArabicGazetteer

/// Input and output of other tools, recorded as JSON lines, where they lie beside the package.
package enum PeerPairs {
    package struct Pair: Sendable {
        package let function: String
        package let input: String
        package let expected: String
    }

    /// The pairs of a file whose input and output are strings; `nil` if the file is not at hand.
    package static func pairs(_ name: String) -> [Pair]? {
        file("peer-cases/\(name).jsonl")?.split(separator: 0x0A).compactMap { line in
            let line = Array(line)
            guard let function = string("function", in: line), let input = string("input", in: line),
                let expected = string("expected", in: line)
            else { return nil }
            return Pair(function: function, input: input, expected: expected)
        }
    }

    /// A file of the data that lies beside the package; `nil` if it is not at hand.
    ///
    /// The files are kept compressed: unpack them first, and name the folder in ARTOK_DATA if it is not the usual one.
    package static func file(_ name: String) -> [UInt8]? {
        let folder = ProcessSettings.text("ARTOK_DATA") ?? (ProcessSettings.text("TMPDIR") ?? "/tmp") + "/artok-data"
        return try? SourceFile.read("\(folder)/\(name)")
    }

    /// A member of a JSON object, if it is a string.
    package static func string(_ key: String, in line: [UInt8]) -> String? {
        guard case .object(let members) = try? JSONReader.read(line),
            case .string(let text) = members.first(where: { $0.key == key })?.value
        else { return nil }
        return text
    }
}
