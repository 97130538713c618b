import TestSupport

/// A line that is an object, and what must come out of it where the result is ``BytesValue``: both put together from the
/// same pieces, so that nothing is looked for in the line.
struct RandomRecord {
    private(set) var line: [UInt8] = []
    private(set) var expected: [UInt8] = []
    private(set) var isBad = false
    private var random: SeededRandom

    private struct Member {
        var kind: Kind
        var before: String
        var key: [UInt8]
        var value: [UInt8]
        var behind: String
    }

    private enum Kind: String {
        case text, result, error, other
    }

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        var members: [Member] = []
        // Of the last field: its text, or what is said of what is none.
        var text: [UInt8]?
        var message = #""\"text\" is missing""#
        for _ in 0..<Int.random(in: 0..<7, using: &random) {
            let kinds: [Kind] = [.text, .text, .result, .error, .other, .other, .other, .other]
            let kind = kinds.randomElement(using: &random)!
            var (value, kindOfValue) = value(depth: 3)
            if kind == .text {
                text = nil
                message = #""\"text\" is \#(kindOfValue), it should be a string""#
                if random.chance(4, in: 5) {
                    let string = string()
                    (value, text) = (string.source, string.text)
                }
            }
            let key = kind == .other ? otherKey() : spelled(kind.rawValue)
            members.append(
                Member(
                    kind: kind,
                    before: space(),
                    key: key + Array((space() + ":" + space()).utf8),
                    value: value,
                    behind: space()
                )
            )
        }
        isBad = text == nil
        let start = Array((space() + "{").utf8)
        let end = Array(((members.isEmpty ? space() : "") + "}" + space()).utf8)
        line = start
        for (index, member) in members.enumerated() {
            line += Array(((index > 0 ? "," : "") + member.before).utf8) + member.key + member.value
            line += Array(member.behind.utf8)
        }
        line += end
        expected = start + Self.changed(members, text, message) + end
    }

    /// The members of the object that comes out.
    private static func changed(_ members: [Member], _ text: [UInt8]?, _ message: String) -> [UInt8] {
        let added: Kind = text == nil ? .error : .result
        let value = Array((text.map { "\"\(BytesValue.digits($0))\"" } ?? message).utf8)
        let last = members.lastIndex { $0.kind == added }
        var result: [UInt8] = []
        // With a member goes all up to the next key.
        var isBehindLeft = false
        var isFirst = true
        for (index, member) in members.enumerated() {
            if !isBehindLeft { result += Array(((isFirst ? "" : ",") + member.before).utf8) }
            isFirst = false
            isBehindLeft = member.kind == added && index != last
            if isBehindLeft { continue }
            result += member.key + (index == last ? value : member.value)
            if last == nil, index == members.count - 1 { result += Array(",\"\(added.rawValue)\":".utf8) + value }
            result += Array(member.behind.utf8)
        }
        return members.isEmpty ? Array("\"\(added.rawValue)\":".utf8) + value : result
    }

    private mutating func space() -> String {
        guard random.chance(1, in: 3) else { return "" }
        return [" ", "  ", "\t", "\r", " \t "].randomElement(using: &random)!
    }

    /// A key, some of its letters as escapes.
    private mutating func spelled(_ name: String) -> [UInt8] {
        var source = "\""
        for letter in name.unicodeScalars {
            if random.chance(1, in: 12) {
                source += escape(UInt16(letter.value))
            } else {
                source.unicodeScalars.append(letter)
            }
        }
        return Array((source + "\"").utf8)
    }

    private mutating func otherKey() -> [UInt8] {
        let (source, text) = string()
        let isTaken = [Kind.text, .result, .error].contains { Array($0.rawValue.utf8) == text }
        return isTaken ? Array(#""Text""#.utf8) : source
    }

    private mutating func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16, uppercase: random.chance(1, in: 2))
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// A string as it is written and as it is read.
    private mutating func string() -> (source: [UInt8], text: [UInt8]) {
        var (source, text): ([UInt8], [UInt8]) = ([], [])
        for _ in 0..<[0, 1, 3, 10, 40].randomElement(using: &random)! {
            switch Int.random(in: 0..<12, using: &random) {
            case 0:
                let scalars =
                    ["\u{0}", "\u{1F}", "\"", "\\", "س", "\u{2028}", "\u{D7FF}", "\u{E000}", "\u{FFFF}"]
                    as [Unicode.Scalar]
                let scalar = scalars.randomElement(using: &random)!
                source += Array(escape(UInt16(scalar.value)).utf8)
                text += Array(String(scalar).utf8)
            case 1:
                source += Array((escape(0xD83D) + escape(0xDE00)).utf8)
                text += Array("😀".utf8)
            case 2:
                // A half of a pair, that no other half follows or goes before.
                source += Array((escape(random.chance(1, in: 2) ? 0xDBFF : 0xDC00) + "-").utf8)
                text += Array("\u{FFFD}-".utf8)
            case 3:
                let escapes: [(String, UInt8)] = [
                    ("\\\"", 0x22), ("\\\\", 0x5C), ("\\/", 0x2F), ("\\b", 8), ("\\f", 12), ("\\n", 10), ("\\r", 13),
                    ("\\t", 9),
                ]
                let (escape, byte) = escapes.randomElement(using: &random)!
                source += Array(escape.utf8)
                text.append(byte)
            case 4:
                // Broken, or not, by what follows.
                let byte = UInt8.random(in: 0x7F...0xFF, using: &random)
                source.append(byte)
                text.append(byte)
            default:
                let part = ["سرت ", "a", "{", "]", ",", ":", "😀", "ليبيا", " ", "/", "text"].randomElement(
                    using: &random
                )!
                source += Array(part.utf8)
                text += Array(part.utf8)
            }
        }
        return ([0x22] + source + [0x22], text)
    }

    /// A value, and what it is in messages.
    private mutating func value(depth: Int) -> ([UInt8], String) {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return (Array("null".utf8), "null")
        case 1: return (Array((random.chance(1, in: 2) ? "true" : "false").utf8), "true or false")
        case 2, 3:
            let numbers = ["0", "-0", "1.10", "12345678901234567890", "1E400", "-0.0e-07", "7"]
            return (Array(numbers.randomElement(using: &random)!.utf8), "a number")
        case 4:
            // No string: where the field's value is not to be one, neither must this be.
            return (Array("[\"]\"]".utf8), "an array")
        case 5: return (list("[", "]", depth) { $0.value(depth: depth - 1).0 }, "an array")
        default:
            let members = list("{", "}", depth) { record in
                let key = record.random.chance(1, in: 2) ? record.spelled("text") : record.string().source
                let value = record.random.chance(1, in: 3) ? record.string().source : record.value(depth: depth - 1).0
                return key + Array((record.space() + ":" + record.space()).utf8) + value
            }
            return (members, "an object")
        }
    }

    private mutating func list(
        _ open: String,
        _ close: String,
        _ depth: Int,
        _ element: (inout RandomRecord) -> [UInt8]
    ) -> [UInt8] {
        var source = Array((open + space()).utf8)
        for index in 0..<Int.random(in: 0..<4, using: &random) {
            source += Array(((index > 0 ? "," : "") + space()).utf8) + element(&self) + Array(space().utf8)
        }
        return source + Array(close.utf8)
    }
}
