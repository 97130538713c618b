import ArabicGazetteer
import ArgumentParser

/// What the formats that hold whole texts ask of the other options.
extension Tag {
    /// Why the options do not go together: an option that would do nothing is an error.
    func formatFault() -> String? {
        let format = output.format
        if folder != nil, format != .brat {
            return "--output is for --format brat; the others are written to standard output."
        }
        guard format.isOfWholeTexts else { return nil }
        if overlap == .all {
            switch format {
            case .conll:
                return "--overlap all: a token of conll has one tag. jsonl, tsv and brat tell mentions that overlap."
            case .html: return "--overlap all: marks of html cannot overlap. jsonl, tsv and brat tell mentions that do."
            default: break
            }
        }
        if output.chosenOffsets != nil, format == .brat {
            return "--offsets does nothing with --format brat, which counts code points."
        }
        let unused = explain ? "--explain" : context > 0 ? "--context" : output.chosenOffsets != nil ? "--offsets" : nil
        return unused.map { "\($0) does nothing with --format \(format.rawValue). Use jsonl, tsv or csv." }
    }

    /// Makes sure that all texts have a place, before anything is written.
    func checkDocuments(_ inputs: InputFiles) throws {
        guard output.format == .brat else { return }
        guard let folder else {
            if inputs.fileCount > 1 {
                throw ValidationError(
                    "brat has a file for each text, and there are \(inputs.fileCount): name a folder for them with --output."
                )
            }
            return
        }
        if let text = DocumentFolder.lostText(folder, inputs) {
            throw ValidationError("\(text) is one of the texts: it would be gone. Name another folder with --output.")
        }
        let clashes = DocumentFolder.clashes(folder, inputs)
        for clash in clashes { Output.standardError(clash) }
        if !clashes.isEmpty { throw ExitCode(1) }
    }

    func documentFolder() throws -> DocumentFolder? {
        guard let folder else { return nil }
        do throws(FileError) {
            return try DocumentFolder(folder)
        } catch {
            Output.standardError("\(folder): \(error.message)")
            throw ExitCode(1)
        }
    }

    func pageTitle(_ inputs: InputFiles) -> String {
        guard case .file(let file)? = inputs.items.first, inputs.items.count == 1 else { return "artok" }
        return file.source
    }
}

extension MentionOutput {
    /// The text is written with its mentions, or beside them: there is no line for a mention alone.
    var isOfWholeTexts: Bool {
        switch self {
        case .text, .jsonl, .tsv, .csv: false
        case .conll, .brat, .html: true
        }
    }
}

extension InputFiles {
    var fileCount: Int { items.count { if case .file = $0 { true } else { false } } }
}
