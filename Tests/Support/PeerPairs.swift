import ArabicGazetteer

/// Input and output of other tools, recorded as JSON lines, where they lie beside the package.
package enum PeerPairs {
    package struct Pair: Sendable {
        package let function: String
        package let input: String
        package let expected: String
    }

    /// The pairs of a file whose input and output are strings; `nil` if the file is not at hand.
    ///
    /// The files are kept compressed: unpack them first, and name the folder in ARTOK_DATA if it is not the usual one.
    package static func pairs(_ name: String) -> [Pair]? {
        let folder = ProcessSettings.text("ARTOK_DATA") ?? (ProcessSettings.text("TMPDIR") ?? "/tmp") + "/artok-data"
        guard let bytes = try? SourceFile.read("\(folder)/peer-cases/\(name).jsonl") else { return nil }
        return bytes.split(separator: 0x0A).compactMap { line in
            guard case .object(let members) = try? JSONReader.read(Array(line)) else { return nil }
            func text(_ key: String) -> String? {
                guard case .string(let text) = members.first(where: { $0.key == key })?.value else { return nil }
                return text
            }
            guard let function = text("function"), let input = text("input"), let expected = text("expected") else {
                return nil
            }
            return Pair(function: function, input: input, expected: expected)
        }
    }
}
