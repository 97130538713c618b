/// Fields of JSON lines that are flat and always written the same way, as those of the annotation are.
package enum FlatJSON {
    /// What follows `"key": `.
    package static func rest(_ key: String, in line: String) -> Substring? {
        line.firstRange(of: "\"\(key)\": ").map { line[$0.upperBound...] }
    }

    package static func string(_ key: String, in line: String) -> String? {
        guard let rest = rest(key, in: line), rest.first == "\"" else { return nil }
        return String(rest.dropFirst().prefix { $0 != "\"" })
    }

    package static func number(_ key: String, in line: String) -> Int? {
        rest(key, in: line).flatMap { Int($0.prefix { $0.isNumber }) }
    }
}
