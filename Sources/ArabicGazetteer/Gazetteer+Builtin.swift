internal import CBuiltinGazetteers

extension Gazetteer {
    /// Libyan places, people and bodies, and the states, capitals and organizations that their news names.
    ///
    /// The source is `Sources/CBuiltinGazetteers/libya.tsv`, a table that is meant to be read and corrected.
    public static let libya = builtin(
        "libya.tsv",
        UnsafeBufferPointer(start: artok_builtin_libya_bytes(), count: artok_builtin_libya_size())
    )

    /// The built-in gazetteer of this name: `libya` or `world`. Another one is not made.
    public init?(builtin name: String) {
        switch name {
        case "libya": self = .libya
        case "world": self = .world
        default: return nil
        }
    }

    /// The names of the built-in gazetteers.
    public static let builtinNames = ["libya", "world"]

    private static func builtin(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Gazetteer {
        do {
            return Gazetteer(rows: try GazetteerSource(path: name, format: .tsv, bytes: Array(bytes)).rows())
        } catch {
            // The table is part of the program, and a test reads it: a fault in it is a fault of the build.
            preconditionFailure("the built-in gazetteer is broken\n\(error)")
        }
    }
}
