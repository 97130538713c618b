import ArabicText
import CViewPage

/// What the page says, in one of its languages; numbers, plurals and dates as ICU has them there.
struct PageWords {
    enum Language: String, CaseIterable {
        case ar, en
    }

    let formats: LocaleFormats
    let language: Language
    /// As BCP 47 has it: `ar-LY`.
    let tag: String
    /// All of the language by their keys, in the order of the table.
    let all: [(key: String, text: String)]
    private let texts: [String: String]

    /// - Parameter tag: A BCP 47 tag whose language is one of the page's: `ar`, `ar-LY`, `en`.
    init?(_ tag: String) {
        guard let formats = LocaleFormats(tag), let language = Language(rawValue: formats.language) else { return nil }
        (self.formats, self.language, self.tag) = (formats, language, tag)
        let column = language == .ar ? 1 : 2
        all = PagePart.words.text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            return (String(cells[0]), String(cells[column]))
        }
        texts = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0.text) })
    }

    /// A text of the interface. The key itself if there is none: a test looks for such.
    subscript(_ key: String) -> String { texts[key] ?? key }

    func number(_ number: Int) -> String { formats.number(number) }

    /// So many of something: ٣ مواضع.
    func count(_ number: Int, _ key: String) -> String {
        let category = formats.pluralCategory(number).rawValue
        return Self.filled(self["\(key).\(category)"], [self.number(number)])
    }

    func date(_ date: CalendarDate) -> String {
        formats.date(date, date.day > 0 ? "yMMMMd" : date.month > 0 ? "yMMMM" : "y")
    }

    /// Puts values into the places that `#` marks, in their order.
    static func filled(_ text: String, _ values: [String]) -> String {
        var (result, rest) = ("", values[...])
        for character in text {
            if character == "#", let next = rest.popFirst() { result += next } else { result.append(character) }
        }
        return result
    }
}

/// A part of the page that is the same in all.
enum PagePart {
    case words, style, script, outlines

    var bytes: UnsafeBufferPointer<UInt8> {
        let part =
            switch self {
            case .words: ARTOK_PAGE_WORDS
            case .style: ARTOK_PAGE_STYLE
            case .script: ARTOK_PAGE_SCRIPT
            case .outlines: ARTOK_PAGE_OUTLINES
            }
        // Safe: so many bytes stand there for as long as the process runs.
        return UnsafeBufferPointer(start: artok_page_bytes(part), count: artok_page_size(part))
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
