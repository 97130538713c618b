public import ArabicGazetteer
import ArabicText
public import ArgumentParser

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Gazetteers that are named on the command line, which add up.
struct GazetteerChoice {
    let names: [String]
    let format: SourceFormat?

    /// The sum, ready for matching: one compiled file alone is used in place. Without names it is `libya`.
    ///
    /// - Throws: `ExitCode` after all faults of all files have been told.
    func compiled() throws -> CompiledGazetteer {
        if names.isEmpty { return CompiledGazetteer(.libya) }
        guard names.count == 1, isCompiled(names[0]) else {
            let sum = try sum()
            do throws(GazetteerError) { try sum.gazetteer.checkSize(for: names.joined(separator: ", ")) } catch {
                Self.tell(error)
                throw ExitCode(1)
            }
            return CompiledGazetteer(sum.gazetteer, folding: sum.folding)
        }
        do throws(GazetteerError) { return try CompiledGazetteer(mapping: names[0]) } catch {
            Self.tell(error)
            throw ExitCode(1)
        }
    }

    /// The sum of all entries, compiled by one folding.
    ///
    /// - Parameter folding: What names are compared by, whatever compiled files say; `nil` if these decide.
    /// - Throws: As ``compiled()``; also if there is no folding and the files differ in theirs.
    func sum(by folding: Folding? = nil, _ progress: ProgressLine = .none) throws -> (
        gazetteer: Gazetteer, folding: Folding
    ) {
        var sum: Gazetteer?
        var foldings: [(file: String, folding: Folding, name: String)] = []
        var isGood = true
        for name in names {
            do throws(GazetteerError) {
                let next: Gazetteer
                if isCompiled(name) {
                    let compiled = try CompiledGazetteer(mapping: name)
                    next = try Gazetteer(entriesOf: compiled, at: name)
                    foldings.append((name, compiled.folding, compiled.foldingName))
                } else {
                    next = try gazetteer(name, progress)
                    foldings.append((name, .matching, "matching"))
                }
                sum = sum?.merging(next) ?? next
            } catch {
                progress.clear()
                Self.tell(error)
                isGood = false
            }
        }
        if isGood, folding == nil, let other = foldings.first(where: { $0.folding != foldings[0].folding }) {
            progress.clear()
            let first = foldings[0]
            Output.standardError(
                "\(first.file) compares names by \(first.name), \(other.file) by \(other.name): they do not add up. "
                    + "Make one file of them with artok compile --fold."
            )
            isGood = false
        }
        guard isGood, let sum else { throw ExitCode(1) }
        return (sum, folding ?? foldings[0].folding)
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
        let isWord = { (name: String) in !name.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") } }
        let missing = FileError(errno: ENOENT).message
        if let fault = error.faults.first, fault.message == missing, isWord(fault.file) {
            let names = Gazetteer.builtinNames.joined(separator: ", ")
            Output.standardError("artok: no gazetteer called \(fault.file) is built in: \(names)")
        }
    }
}

extension SourceFormat: ExpressibleByArgument {}
