import ArabicGazetteer
import ArabicText

/// `[{"start":…,"end":…,"text":"…","proclitic":"…","id":"…","type":"…","name":"…","how":[…]},…]`
struct MentionsValue: RecordValue, ~Copyable {
    static let name: StaticString = "mentions"

    private var scanner: MentionScanner
    private var filter: EntryFilter
    private var members: MentionMembers

    init(_ search: MentionSearch, offsets: OffsetUnit) {
        scanner = MentionScanner(search.matcher)
        filter = search.filter
        members = MentionMembers(search.matcher.gazetteer, offsets)
    }

    init(_ matcher: Matcher, offsets: OffsetUnit) {
        let filter = EntryFilter(types: [], ids: [], of: matcher.gazetteer)
        self.init(MentionSearch(matcher: matcher, filter: filter), offsets: offsets)
    }

    mutating func append(valueOf text: Span<UInt8>, to buffer: inout OutputBuffer) {
        var list = JSONList()
        text.withUnsafeBufferPointer { bytes in
            scanner.forEachMention(in: text) { mention in
                let name = FoundName(mention)
                guard filter.contains(name) else { return }
                // Most texts of a stream have none, and then nothing needs to be found out about them.
                if list.isEmpty { members.begin(bytes, at: 0, TextPlace()) }
                list.next(&buffer)
                buffer.append(byte: UInt8(ascii: "{"))
                members.append(name, bytes, to: &buffer)
                buffer.append(byte: UInt8(ascii: "}"))
            }
        }
        list.end(&buffer)
    }
}
