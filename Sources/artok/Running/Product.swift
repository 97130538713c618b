import ArabicText

/// What has come of a part of the input.
final class Product {
    /// What is to be written.
    var output = OutputBuffer(isCollecting: true)
    /// What was bad about the input, to be told on standard error behind what is written.
    var faults: [String] = []
    /// The first of the records that were bad, and how many there are.
    var badRecords: [BadRecord] = []
    var badRecordCount = 0
    /// What output calls the text that it is of.
    var source = ""
    /// It has the first part of the text.
    var beginsText = false
    /// It has the last part of the text.
    var endsText = false
    /// What was counted.
    var tally = Tally()
    /// The texts that it is of, if these are records.
    var records: [RecordText] = []
    /// What folding has made of it, if its alignment is told.
    var folded = FoldedPart()
    /// How many bytes of the input were read for it.
    var bytesTaken = 0

    /// A text that came as a record.
    struct RecordText {
        /// `nil` if it has none.
        let title: String?
        /// Where it stands in its file.
        let line: Int
        let date: CalendarDate?
        /// Where in the output it ends.
        let end: Int
        let tally: Tally
    }

    struct BadRecord {
        /// Counted from 1.
        let line: Int
        let message: String
    }

    /// What is added is of this part of a text.
    func begin(_ chunk: TextChunk) {
        source = chunk.source
        if chunk.isFirst { beginsText = true }
        endsText = chunk.isLast
    }

    func removeAll() {
        output.removeAll()
        faults.removeAll()
        badRecords.removeAll()
        badRecordCount = 0
        records.removeAll()
        (beginsText, endsText) = (false, false)
        tally.removeAll()
        folded.removeAll()
        bytesTaken = 0
    }
}
