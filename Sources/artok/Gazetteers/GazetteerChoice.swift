public import ArabicGazetteer
public import ArgumentParser

/// Gazetteers that are named on the command line, which add up.
struct GazetteerChoice {
    let names: [String]
    let format: SourceFormat?

    /// The sum, ready for matching: one compiled file alone is used in place. Without names it is `libya`.
    ///
    /// - Throws: `ExitCode` after all faults of all files have been told.
    func compiled() throws -> CompiledGazetteer {
        if names.isEmpty { return CompiledGazetteer(.libya) }
        guard names.count == 1, isCompiled(names[0]) else { return try sum().compiled() }
        do throws(GazetteerError) { return try CompiledGazetteer(mapping: names[0]) } catch {
            Self.tell(error)
            throw ExitCode(1)
        }
    }

    /// The sum of all entries.
    ///
    /// - Throws: As ``compiled()``.
    func sum(_ progress: ProgressLine = .none) throws -> Gazetteer {
        var sum: Gazetteer?
        var isGood = true
        for name in names {
            do throws(GazetteerError) {
                let next = try gazetteer(name, progress)
                sum = sum?.merging(next) ?? next
            } catch {
                progress.clear()
                Self.tell(error)
                isGood = false
            }
        }
        guard isGood, let sum else { throw ExitCode(1) }
        return sum
    }

    private func gazetteer(_ name: String, _ progress: ProgressLine) throws(GazetteerError) -> Gazetteer {
        if let builtin = Self.builtin(name) { return builtin }
        return try Gazetteer(contentsOf: name, format: format) { progress.show("reading \(name)", $0, $1) }
    }

    /// A file that exists wins over a built-in gazetteer of the same name.
    static func builtin(_ name: String) -> Gazetteer? {
        FolderListing.isFile(name) ? nil : Gazetteer(builtin: name)
    }

    private func isCompiled(_ name: String) -> Bool {
        Self.builtin(name) == nil && format ?? SourceFormat(contentsOf: name) == .artgaz
    }

    static func tell(_ error: GazetteerError) {
        for line in error.description.split(separator: "\n") { Output.standardError("\(line)") }
    }
}

extension SourceFormat: ExpressibleByArgument {}
