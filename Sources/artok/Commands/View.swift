import ArabicGazetteer
import ArabicText
import ArgumentParser

struct View: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "view",
        abstract: "Make one HTML page of texts and the names in them, to be read and searched in a browser.",
        discussion: """
            The page has the texts with their names marked, a list of the names to sort,
            search and go through, and charts: mentions by text or date, names that occur
            together, a map of the places whose entries have coordinates (columns lat and
            lon). It is one file that needs no network. Browsers take some 10 MB of text
            with ease.

            The date of a text is that of its path, if there is one: news/2016-08-01.txt,
            2016/08/01/a.txt, 20160801.txt, and 01-08-2016.txt, day first. A place that
            several entries share counts once on the page, where artok tag writes a
            mention for each.

            With --records each line of the input is a text: an object with its text, and
            a title and a date if there are fields for them, or with lines the text
            itself.

            -o - writes to standard output, which must be no terminal.

            Examples:
              artok view seeds -o report.html
              artok view --lang en -g libya -g mine.tsv news -o report.html
              artok view --lang ar-LY --title 'غارات سرت' --only-type LOC,PER \\
                news -o report.html
              zcat news.txt.gz | artok view - -o report.html
              artok view --records jsonl --text-field body --title-field title \\
                --date-field published news.jsonl -o report.html
            """
    )

    @OptionGroup var names: NameOptions

    @Option(
        help: ArgumentHelp(
            "The language of the page: ar or en, with a region for its numbers and dates if need be: ar-LY, en-GB.",
            valueName: "language"
        )
    )
    var lang = "ar"

    @Option(help: ArgumentHelp("The title of the page.", valueName: "text"))
    var title: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write, called *.html by custom; - is standard output.", valueName: "file"),
        completion: .file()
    )
    var output: String

    @OptionGroup var recordArguments: PageRecordArguments
    @OptionGroup var input: InputOptions

    func validate() throws {
        if PageWords(lang) == nil {
            throw ValidationError("--lang \(lang): the page speaks ar and en, such as ar-LY or en-GB.")
        }
        if output == "-", Output.isTerminal {
            throw ValidationError("A page is nothing for a terminal: use -o FILE.")
        }
    }

    func run() throws {
        guard let words = PageWords(lang) else { return }
        let records = recordArguments.options
        let inputs = try input.inputs(records: records)
        try checkOutput(inputs)
        let search = try names.search()
        let documents = PageCollector(try spool(), hasRecords: records != nil)
        var fault: (any Error)?
        do {
            if let records {
                let fields = recordArguments.fields
                try input.run(records, inputs, take: documents.take) {
                    PageRecords($0, fields, MentionWork(search, PageText(search.matcher.gazetteer)))
                }
            } else {
                try input.run(inputs, search.cutting(contextWords: 0), .init(hasLines: true), take: documents.take) {
                    MentionWork(search, PageText(search.matcher.gazetteer))
                }
            }
        } catch {
            // The others are worth a page; told is what was bad.
            fault = error
        }
        tellOfMissingFields(documents)
        if documents.documents.isEmpty {
            Output.standardError("artok: no text to show: \(output) is not written")
            throw ExitCode(1)
        }
        try write(
            ViewPage(
                gazetteer: search.matcher.gazetteer,
                words: words,
                title: title.flatMap { $0.isEmpty ? nil : $0 } ?? words["title"]
            ),
            documents
        )
        if let fault { throw fault }
    }

    /// A misspelled name would only be seen by what the page does not have.
    private func tellOfMissingFields(_ documents: PageCollector) {
        if documents.documents.isEmpty { return }
        if let name = recordArguments.titleField, !documents.hasTitles {
            Output.standardError("artok: no record has a title in the field \(name)")
        }
        if let name = recordArguments.dateField, !documents.hasDates {
            Output.standardError("artok: no record has a date such as 2016-08-01 in the field \(name)")
        }
    }

    private func checkOutput(_ inputs: InputFiles) throws {
        for case .file(let file) in inputs.items where FolderListing.isSameFile(file.source, output) {
            throw ValidationError("\(output) is one of the texts: it would be gone. Name another file with -o.")
        }
        for gazetteer in names.gazetteer where FolderListing.isSameFile(gazetteer, output) {
            throw ValidationError("\(output) is the gazetteer: it would be gone. Name another file with -o.")
        }
        if FolderListing.isFolder(output) { throw ValidationError("\(output) is a folder: name a file with -o.") }
    }

    /// The texts wait beside the page's place, where there must be room for it; else where temporary files belong.
    private func spool() throws -> SpooledOutput {
        let end = output.utf8.lastIndex(of: 0x2F)
        let beside = end.map { $0 == output.startIndex ? "/" : String(output[..<$0]) } ?? "."
        let folder = isBeside ? beside : SpooledOutput.usualFolder
        do throws(FileError) {
            return try SpooledOutput(in: folder)
        } catch {
            Output.standardError(isBeside ? "\(output): \(error.message)" : SpooledOutput.temporaryFault(error))
            throw ExitCode(1)
        }
    }

    /// The texts wait beside the page.
    private var isBeside: Bool { output != "-" && !FolderListing.isSpecial(output) }

    private func write(_ page: ViewPage, _ documents: PageCollector) throws {
        do throws(FileError) {
            try documents.kept.withBytes { (texts) throws(FileError) in
                try page.withPieces(documents, texts) { (pieces) throws(FileError) in
                    if output == "-" {
                        for piece in pieces { Output.standard(piece) }
                    } else {
                        try ReplacedFile.write(pieces, to: output)
                    }
                }
            }
        } catch {
            // A pipe that nobody reads any more: /dev/stdout.
            if error.isBrokenPipe { return }
            let isTemporary = documents.kept.fault != nil && !isBeside
            Output.standardError(
                isTemporary ? SpooledOutput.temporaryFault(error) : "\(output): \(error.message)"
            )
            throw ExitCode(1)
        }
    }
}
