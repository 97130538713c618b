import TestSupport
import Testing

@testable import artok

/// What is JSON and what is not, and what is said of it.
@Suite struct `JSON of records` {
    /// `nil` for JSON.
    private static func fault(_ line: [UInt8]) -> String? {
        line.withUnsafeBufferPointer { line in
            do throws(JSONFault) {
                var scanner = JSONObjectScanner(line)
                guard try scanner.begin() == .object else { return nil }
                while try scanner.next() != nil {}
                return nil
            } catch {
                return "\(error.offset): \(error.reason)"
            }
        }
    }

    @Test(arguments: [
        "{}", " { } ", "[]", "[ ]", "0", "-0", "-1", "10", "1.0", "1.10", "0e0", "1E+2", "1e-2", "-1.5E07", "true",
        "false",
        "null", #""""#, #""\u0000""#, #""\uD800""#, #""\uabCD\uEF09""#, #""\"\\\/\b\f\n\r\t""#,
        "\"\u{7F}\u{80}\u{2028}\"",
        "[1]", "[1,2]", "[ [ ] , { } ]", "[[[[]]]]", #"{"":0}"#, #"{"a":1,"a":2}"#, #"{"a":{"b":[{"c":[]}]}}"#,
        #" { "a" : [ 1 , "b" , { "c" : null } ] , "d" : { } } "#, "[\t\r\n1\t\r\n,\t\r\n2\t\r\n]",
        "123456789012345678901234567890",
        #"{"a":[],"b":{},"c":[[],{}],"d":[{}]}"#, "1e999999",
    ])
    func `JSON`(text: String) {
        #expect(ReferenceJSON(text) != nil)
        for text in [text, "{\"a\":\(text)}", "[\(text)]", "{\"a\":[\(text),{\"b\":\(text)}]}", " \(text)\r"] {
            #expect(Self.fault(Array(text.utf8)) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("", "0: expected a value"),
        (" ", "1: expected a value"),
        ("{", "1: expected a key in quotes"),
        ("{,", "1: expected a key in quotes"),
        ("{a:1}", "1: expected a key in quotes"),
        ("{'a':1}", "1: expected a key in quotes"),
        ("{1:1}", "1: expected a key in quotes"),
        (#"{"a""#, "4: expected : after a key"),
        (#"{"a" 1}"#, "5: expected : after a key"),
        (#"{"a":"#, "5: expected a value"),
        (#"{"a":}"#, "5: expected a value"),
        (#"{"a":1"#, "6: expected , or } in an object"),
        (#"{"a":1]"#, "6: expected , or } in an object"),
        (#"{"a":1 "b":2}"#, "7: expected , or } in an object"),
        (#"{"a":1,}"#, "7: expected a key in quotes"),
        (#"{"a":1,,"b":2}"#, "7: expected a key in quotes"),
        (#"{"a":1}}"#, "7: something follows the value"),
        (#"{"a":1} {"a":1}"#, "8: something follows the value"),
        (#"{"a":1}/"#, "7: something follows the value"),
        (#"{"a":1} // b"#, "8: something follows the value"),
        ("[", "1: expected a value"),
        ("[1", "2: expected , or ] in an array"),
        ("[1}", "2: expected , or ] in an array"),
        ("[1 2]", "3: expected , or ] in an array"),
        ("[1,]", "3: expected a value"),
        ("[,1]", "1: expected a value"),
        ("[1]]", "3: something follows the value"),
        ("[{]", "2: expected a key in quotes"),
        (#"[{"a":1]]"#, "7: expected , or } in an object"),
        (#"[{"a":1,]]"#, "8: expected a key in quotes"),
        (#"[{"a"}]"#, "5: expected : after a key"),
        (#"{"a":[1}"#, "7: expected , or ] in an array"),
        ("]", "0: expected a value"),
        ("}", "0: expected a value"),
        ("tru", "0: expected a value"),
        ("True", "0: expected a value"),
        ("nul", "0: expected a value"),
        ("truee", "4: something follows the value"),
        ("NaN", "0: expected a value"),
        ("Infinity", "0: expected a value"),
        ("-Infinity", "1: expected a digit"),
        ("undefined", "0: expected a value"),
        ("-", "1: expected a digit"),
        ("+1", "0: expected a value"),
        ("01", "1: something follows the value"),
        ("-01", "2: something follows the value"),
        ("1.", "2: expected a digit"),
        (".5", "0: expected a value"),
        ("1.e5", "2: expected a digit"),
        ("1e", "2: expected a digit"),
        ("1e+", "3: expected a digit"),
        ("1e5.0", "3: something follows the value"),
        ("0x10", "1: something follows the value"),
        ("1_000", "1: something follows the value"),
        ("٣", "0: expected a value"),
        ("\u{A0}1", "0: expected a value"),
        ("\u{C}1", "0: expected a value"),
        ("\u{FEFF}{}", "0: expected a value"),
        ("{}\u{0}", "2: something follows the value"),
        ("\"", "1: a string has no end"),
        (#""abc"#, "4: a string has no end"),
        (#""abc\"#, "5: a string has no end"),
        (#""abc\""#, "6: a string has no end"),
        (#"'a'"#, "0: expected a value"),
        (#""\a""#, "1: unknown escape"),
        (#""\'""#, "1: unknown escape"),
        (#""\0""#, "1: unknown escape"),
        (#""\U0041""#, "1: unknown escape"),
        (#""\x41""#, "1: unknown escape"),
        ("\"\\س\"", "1: unknown escape"),
        (#""\u""#, "1: \\u needs four hexadecimal digits"),
        (#""\u123""#, "1: \\u needs four hexadecimal digits"),
        (#""\u12G4""#, "1: \\u needs four hexadecimal digits"),
        (#""\u 123""#, "1: \\u needs four hexadecimal digits"),
        (#""\u+123""#, "1: \\u needs four hexadecimal digits"),
        ("\"\\u١٢٣٤\"", "1: \\u needs four hexadecimal digits"),
        (#""\u004"#, "1: \\u needs four hexadecimal digits"),
        (#""\ud83d\u12""#, "7: \\u needs four hexadecimal digits"),
        ("\"\u{0}\"", "1: a control character in a string must be escaped"),
        ("\"a\u{1F}\"", "2: a control character in a string must be escaped"),
        ("\"a\tb\"", "2: a control character in a string must be escaped"),
        ("{\"a\nb\":1}", "3: a control character in a string must be escaped"),
        ("{\"a\":\"سرت سرت سرت سرت\r\"}", "33: a control character in a string must be escaped"),
    ])
    func `no JSON, and why`(text: String, expected: String) {
        #expect(Self.fault(Array(text.utf8)) == expected)
        #expect(ReferenceJSON(text) == nil)
    }

    @Test
    func `four hexadecimal digits are those and nothing else`() {
        let digits = Array("0123456789abcdefABCDEF".utf8)
        for place in 0..<4 {
            let accepted = (UInt8.min...UInt8.max).filter { byte in
                var text = Array(#""\u0000""#.utf8)
                text[3 + place] = byte
                return Self.fault(text) == nil
            }
            #expect(accepted == digits.sorted(), "place \(place)")
        }
    }

    /// Wherever it stands among the bytes that are looked at together.
    @Test
    func `every control character, quote and backslash is seen in a string of any length`() {
        for filler in [UInt8(ascii: "a"), 0x7F, 0x80, 0xA2, 0xDC, 0xFF] {
            for length in 1..<36 {
                let plain = [0x22] + [UInt8](repeating: filler, count: length) + [0x22]
                var accepted: [[UInt8]] = []
                for place in 1...length {
                    for byte in [0x00, 0x01, 0x1F, 0x22, 0x5C] as [UInt8] {
                        var text = plain
                        text[place] = byte
                        if Self.fault(text) == nil { accepted.append(text) }
                    }
                }
                #expect(accepted == [] && Self.fault(plain) == nil, "\(length) bytes \(filler)")
            }
        }
        let refused = (UInt8.min...UInt8.max).filter { Self.fault([0x22, $0, 0x22]) != nil }
        #expect(refused == Array(0..<0x20) + [0x22, 0x5C])
    }

    @Test
    func `a thousand levels and no more`() {
        func nested(_ open: String, _ inner: String, _ close: String, _ count: Int) -> [UInt8] {
            Array((String(repeating: open, count: count) + inner + String(repeating: close, count: count)).utf8)
        }
        #expect(Self.fault(nested("[", "", "]", 1000)) == nil)
        #expect(Self.fault(nested("[", "", "]", 1001)) == "1000: nested more than 1000 deep")
        #expect(Self.fault(nested(#"{"a":"#, "1", "}", 1000)) == nil)
        #expect(Self.fault(nested(#"{"a":"#, "1", "}", 1001)) == "5000: nested more than 1000 deep")
        #expect(Self.fault(nested(#"[{"a":"#, "1", "}]", 500)) == nil)
        #expect(Self.fault(nested(#"{"a":["#, "", "]}", 500)) == nil)
        #expect(Self.fault(nested(#"{"a":["#, "{}", "]}", 500)) == "3000: nested more than 1000 deep")
        // Brackets must match on every level.
        var wrong = nested(#"[{"a":"#, "1", "}]", 400)
        wrong[wrong.count - 401] ^= 0x20
        #expect(Self.fault(wrong) != nil)
        // Side by side there may be any number.
        #expect(Self.fault(Array(("[" + String(repeating: "[[]],", count: 10_000) + "0]").utf8)) == nil)
        for open in ["[", #"{"a":"#, #"{"text":[{"b":"#] {
            let line = Array(String(repeating: open, count: 1_000_000).utf8)
            #expect(Self.fault(line)?.hasSuffix(": nested more than 1000 deep") == true)
        }
        let run = RecordRun([UInt8](repeating: 0x5B, count: 5000))
        #expect(run.messages == ["1: not JSON: nested more than 1000 deep (byte 1001 of the line)"])
    }

    private static let sample = Array(
        #" {"id" : -1.50e+3,"\u0074ext":"سرت \ud83d\ude00\n، \"\\\"", "x":[true,{"y":null},"é\u00e9"],"result":{"a":[]},"z":false } "#
            .utf8
    )

    @Test
    func `a line that is cut anywhere is refused, as it is`() throws {
        let page = GuardedPage()
        for end in 0..<Self.sample.count - 1 {
            let line = Array(Self.sample[..<end])
            var processor = RecordProcessor(.jsonl, value: TextValue())
            var buffer = OutputBuffer(isCollecting: true)
            // Behind it is memory that must not be read.
            let report = processor.process(page.placeAtEnd(line), to: &buffer)
            let output = Array(buffer.bytes)
            guard end > 1 else {
                #expect(report.bad == 0 && output == (end == 0 ? [] : [0x0A]))
                continue
            }
            #expect(report.bad == 1, "\(end)")
            let object = try #require(ReferenceJSON(output))
            #expect(object["line"] == .string(Array(String(decoding: line, as: UTF8.self).utf8)), "\(end)")
            #expect(object["error"] == .string(Array(report.faults[0].message.utf8)), "\(end)")
        }
        #expect(RecordRun(Self.sample).report.bad == 0)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `any bytes: what is taken for JSON is JSON, and what comes out is`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let page = GuardedPage()
        let bytes = Array("{}[]:,\"\\u0eE-+. \ttrfnasml\u{1}س😀".utf8) + [0xFF, 0xC2, 0xE2]
        var good = 0
        for _ in 0..<1000 {
            var line = Self.sample
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                let place = Int.random(in: 0..<line.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: line[place] = bytes.randomElement(using: &random)!
                case 1: line.insert(bytes.randomElement(using: &random)!, at: place)
                case 2: line.remove(at: place)
                default:
                    let end = min(line.count, place + Int.random(in: 1..<12, using: &random))
                    line.insert(contentsOf: line[place..<end], at: Int.random(in: 0..<line.count, using: &random))
                }
            }
            let expected = ReferenceJSON(line)
            var processor = RecordProcessor(.jsonl, value: BytesValue())
            var buffer = OutputBuffer(isCollecting: true)
            let report = processor.process(page.placeAtEnd(line), to: &buffer)
            let output = Array(buffer.bytes)
            let message: Comment = "seed \(seed): \(String(decoding: line, as: UTF8.self))"
            #expect((Self.fault(line) == nil) == (expected != nil), message)
            #expect(output.count { $0 == 0x0A } == 1 && output.last == 0x0A && report.lines == 1, message)
            let object = try #require(ReferenceJSON(output), message)
            switch expected?["text"] {
            case .string(let text)?:
                good += 1
                #expect(object["result"] == .string(Array(BytesValue.digits(text).utf8)) && report.bad == 0, message)
            case _?:
                #expect(object["error"] != nil && report.bad == 1, message)
            case nil:
                #expect(object["error"] != nil && report.bad == 1, message)
            }
        }
        // Both kinds have been seen.
        #expect((50..<950).contains(good), "seed \(seed): \(good)")
    }
}
