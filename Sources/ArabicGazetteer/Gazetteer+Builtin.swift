internal import CBuiltinGazetteers

extension Gazetteer {
    /// Libyan places, people and bodies, and the states, capitals and organizations that their news names.
    ///
    /// The source is `Sources/CBuiltinGazetteers/libya.tsv`, a table that is meant to be read and corrected. It is part of
    /// the program as it is and compiled: matching it takes no time to begin, reading its entries some 20 milliseconds.
    public static let libya = Gazetteer(builtinAs: LibyaTable.image)

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
}

/// The table `libya.tsv`, and what it has been compiled to.
enum LibyaTable {
    /// Its entries, read when they are first asked for.
    static let rows: GazetteerRows = {
        do {
            return try GazetteerSource(path: "libya.tsv", format: .tsv, bytes: Array(source)).rows()
        } catch {
            // The table is part of the program, and a test reads it: a fault in it is a fault of the build.
            preconditionFailure("the built-in gazetteer is broken\n\(error)")
        }
    }()

    /// `nil` if it was compiled by another version, as happens while the format is being changed: then it is compiled
    /// again by each process. A test tells how to mend that.
    static let image = try? CompiledImage(embedded: compiled)

    /// Safe: constant bytes of the program.
    private static var source: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: artok_builtin_libya_bytes(), count: artok_builtin_libya_size())
    }

    /// Safe: constant bytes of the program, at a multiple of 64.
    static var compiled: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: artok_compiled_libya_bytes(), count: artok_compiled_libya_size())
    }
}
