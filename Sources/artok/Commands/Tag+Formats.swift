extension Tag {
    /// Why the options do not go together: an option that would do nothing is an error.
    func formatFault() -> String? {
        let format = output.format
        guard format.isOfWholeTexts else { return nil }
        if overlap == .all, format == .conll {
            return "--overlap all: a token of conll has one tag. jsonl, tsv and brat tell mentions that overlap."
        }
        let unused = explain ? "--explain" : context > 0 ? "--context" : output.chosenOffsets != nil ? "--offsets" : nil
        return unused.map { "\($0) does nothing with --format \(format.rawValue). Use jsonl, tsv or csv." }
    }
}

extension MentionOutput {
    /// The text is written with its mentions, or beside them: there is no line for a mention alone.
    var isOfWholeTexts: Bool {
        switch self {
        case .text, .jsonl, .tsv, .csv: false
        case .conll: true
        }
    }
}
