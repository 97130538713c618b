import TestSupport
import Testing

@testable import artok

/// `--records jsonl`, line by line: exact output. The result here is the text itself.
@Suite struct `Lines of records` {
    @Test(arguments: [
        (#"{"text":"سرت"}"#, #"{"text":"سرت","result":"سرت"}"#),
        // Everything else comes out as it was.
        (
            #" { "id" : 12345678901234567890, "x":1.10,"y":-0.0e+05 ,"text" : "سرت" , "z":[ 1,{"text":"no"} ,[ ]], "n":null } "#,
            #" { "id" : 12345678901234567890, "x":1.10,"y":-0.0e+05 ,"text" : "سرت" , "z":[ 1,{"text":"no"} ,[ ]], "n":null,"result":"سرت" } "#
        ),
        ("\t{\"text\":\"\"\t}\r", "\t{\"text\":\"\",\"result\":\"\"\t}\r"),
        // Escapes stay escapes in the line; the text is what they stand for.
        (
            #"{"text":"\u0633\u0631\u062A \/ \"\\\" \b\f\n\r\t\ud83d\ude00"}"#,
            #"{"text":"\u0633\u0631\u062A \/ \"\\\" \b\f\n\r\t\ud83d\ude00","result":"سرت / \"\\\" \u0008\u000c\n\r\t😀"}"#
        ),
        // Halves of surrogate pairs.
        (#"{"text":"\ud800"}"#, #"{"text":"\ud800","result":"�"}"#),
        (#"{"text":"\udc00\ud800\u0633\ud800x"}"#, #"{"text":"\udc00\ud800\u0633\ud800x","result":"��س�x"}"#),
        (#"{"text":"\ud83d\ud83d\ude00"}"#, #"{"text":"\ud83d\ud83d\ude00","result":"�😀"}"#),
        // A key is what it is once decoded.
        (#"{"\u0074ext":"سرت"}"#, #"{"\u0074ext":"سرت","result":"سرت"}"#),
        (#"{"text":"سرت","r\u0065sult":[1,2]}"#, #"{"text":"سرت","r\u0065sult":"سرت"}"#),
        (
            #"{"text":"a","Text":"b","text ":"c","\u0074ext2":"d"}"#,
            #"{"text":"a","Text":"b","text ":"c","\u0074ext2":"d","result":"a"}"#
        ),
        // An error of an earlier run is data.
        (#"{"error":"x","text":"سرت"}"#, #"{"error":"x","text":"سرت","result":"سرت"}"#),
        (#"{"text":"a\u0000b"}"#, #"{"text":"a\u0000b","result":"a\u0000b"}"#),
        // In what is added, line breaks are escapes: readers of lines stumble over them.
        (
            "{\"text\":\"«سرت» “\u{85}\u{2028}\u{2029}”\"}",
            "{\"text\":\"«سرت» “\u{85}\u{2028}\u{2029}”\",\"result\":\"«سرت» “\\u0085\\u2028\\u2029”\"}"
        ),
    ])
    func `what is found is added as the last member`(line: String, expected: String) {
        let run = RecordRun(Array(line.utf8))
        #expect(run.text == expected + "\n")
        #expect(run.report.bad == 0 && run.report.lines == 1)
    }

    @Test(arguments: [
        (#"{"result" : [1, {"a":2}] , "text":"سرت"}"#, #"{"result" : "سرت" , "text":"سرت"}"#),
        (#"{"text":"سرت","result":null}"#, #"{"text":"سرت","result":"سرت"}"#),
        // Of several the last is replaced, and the others are left out: readers differ in which they take.
        (#"{ "result":1 , "text":"a" , "result":2, "b":0 , "result":3 }"#, #"{ "text":"a" , "b":0 , "result":"a" }"#),
        (#"{"result":1,"result":2,"text":"a"}"#, #"{"result":"a","text":"a"}"#),
        // Of several fields the last counts.
        (#"{"text":"a","text":"b"}"#, #"{"text":"a","text":"b","result":"b"}"#),
        (#"{"text":1,"text":"b"}"#, #"{"text":1,"text":"b","result":"b"}"#),
    ])
    func `a result that is there is replaced in its place`(line: String, expected: String) {
        #expect(RecordRun(Array(line.utf8)).text == expected + "\n")
    }

    @Test(arguments: [
        (#"{"result":"سرت","a":1}"#, #"{"result":"سرت!","a":1}"#),
        (#"{"result":"a" , "result": "b" }"#, #"{"result": "b!" }"#),
        // What is no text cannot be read, and stays.
        (
            #"{"result":["a"]}"#,
            #"{"result":["a"],"error":"\"result\" is an array, it should be a string"}"#
        ),
    ])
    func `the field may be the place of the result`(line: String, expected: String) {
        struct LoudValue: RecordValue {
            static let name: StaticString = "result"
            mutating func append(valueOf text: Span<UInt8>, to buffer: inout OutputBuffer) {
                buffer.append("\"\(text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })!\"")
            }
        }
        #expect(RecordRun(Array(line.utf8), LoudValue(), field: "result").text == expected + "\n")
    }

    @Test(arguments: [
        ("{}", #"{"error":"\"text\" is missing"}"#, #""text" is missing"#),
        ("{ }\r", "{\"error\":\"\\\"text\\\" is missing\" }\r", #""text" is missing"#),
        (#"{"a":1.10 }"#, #"{"a":1.10,"error":"\"text\" is missing" }"#, #""text" is missing"#),
        (
            #"{"text":7, "result":1}"#,
            #"{"text":7, "result":1,"error":"\"text\" is a number, it should be a string"}"#,
            #""text" is a number, it should be a string"#
        ),
        (
            #"{"text":"a","text":null}"#,
            #"{"text":"a","text":null,"error":"\"text\" is null, it should be a string"}"#,
            #""text" is null, it should be a string"#
        ),
        (
            #"{"text":true}"#, #"{"text":true,"error":"\"text\" is true or false, it should be a string"}"#,
            #""text" is true or false, it should be a string"#
        ),
        (
            #"{"text":{"text":"a"}}"#,
            #"{"text":{"text":"a"},"error":"\"text\" is an object, it should be a string"}"#,
            #""text" is an object, it should be a string"#
        ),
        // The error of an earlier run gives way.
        (#"{"error" : "old", "a":1}"#, #"{"error" : "\"text\" is missing", "a":1}"#, #""text" is missing"#),
        (#"{"error":1,"error":2}"#, #"{"error":"\"text\" is missing"}"#, #""text" is missing"#),
    ])
    func `an object without text gets an error`(line: String, expected: String, message: String) {
        let run = RecordRun(Array(line.utf8))
        #expect(run.text == expected + "\n")
        #expect(run.report.bad == 1 && run.messages == ["1: \(message)"])
    }

    @Test(arguments: [
        ("[1, 2]", #"{"error":"the line is an array, it should be an object","line":"[1, 2]"}"#),
        (#""سرت""#, #"{"error":"the line is a string, it should be an object","line":"\"سرت\""}"#),
        (" 3\r", "{\"error\":\"the line is a number, it should be an object\",\"line\":\" 3\"}\r"),
        ("null", #"{"error":"the line is null, it should be an object","line":"null"}"#),
        ("false", #"{"error":"the line is true or false, it should be an object","line":"false"}"#),
        ("سرت", #"{"error":"not JSON: expected a value (byte 1 of the line)","line":"سرت"}"#),
        (
            "{\"text\":\"a\tb\"}",
            #"{"error":"not JSON: a control character in a string must be escaped (byte 11 of the line)","line":"{\"text\":\"a\tb\"}"}"#
        ),
        (
            "{\"text\":\"a\"}\u{1}\u{2028}",
            #"{"error":"not JSON: something follows the value (byte 13 of the line)","line":"{\"text\":\"a\"}\u0001\u2028"}"#
        ),
        (
            "\u{FEFF}{\"text\":\"a\"}",
            "{\"error\":\"not JSON: expected a value (byte 1 of the line)\",\"line\":\"\u{FEFF}{\\\"text\\\":\\\"a\\\"}\"}"
        ),
    ])
    func `what is no object comes out as a string`(line: String, expected: String) throws {
        let run = RecordRun(Array(line.utf8))
        #expect(run.text == expected + "\n")
        let error = try #require(ReferenceJSON(run.output)?["error"])
        #expect(run.report.bad == 1 && error == .string(Array(run.report.faults[0].message.utf8)))
    }

    @Test
    func `bytes that are no UTF-8 pass through, and become U+FFFD where they are written as a string`() {
        let line = Array("{\"x\":\"".utf8) + [0xFF, 0xD8] + Array("\",\"text\":\"".utf8) + [0xC3] + Array("\"}".utf8)
        #expect(
            RecordRun(line, BytesValue()).output == line.dropLast() + Array(",\"result\":\"c3\"}\n".utf8)
        )
        let wrong = [0x78, 0xFF, 0xD8]
        #expect(
            RecordRun(wrong.map { UInt8($0) }).text
                == "{\"error\":\"not JSON: expected a value (byte 1 of the line)\",\"line\":\"x\u{FFFD}\u{FFFD}\"}\n"
        )
    }

    @Test(arguments: [("", ""), ("\n", "\n"), ("\r\n", "\r\n"), (" \t", "\n"), (" \t \r\n\n", "\r\n\n")])
    func `a blank line is empty and not bad`(lines: String, expected: String) {
        let run = RecordRun(Array(lines.utf8))
        #expect(run.text == expected && run.report.bad == 0)
        #expect(run.report.lines == Array(expected.utf8).count { $0 == 0x0A })
    }

    @Test
    func `a line out for each line in, and faults by line`() {
        let lines = "{\"text\":\"a\"}\r\n\n{}\n{\n{\"text\":\"b\"}"
        let run = RecordRun(Array(lines.utf8))
        #expect(
            run.text == """
                {"text":"a","result":"a"}\r

                {"error":"\\"text\\" is missing"}
                {"error":"not JSON: expected a key in quotes (byte 2 of the line)","line":"{"}
                {"text":"b","result":"b"}

                """
        )
        #expect(run.report.lines == 5 && run.report.bad == 2)
        #expect(
            run.messages == ["3: \"text\" is missing", "4: not JSON: expected a key in quotes (byte 2 of the line)"]
        )
    }

    @Test
    func `the first faults of several blocks are kept`() {
        var report = RecordReport()
        for _ in 0..<4 { report.append(RecordRun(Array("{}\n\n{}\n{}\n{}\n{}\n{}\n".utf8)).report) }
        #expect(report.lines == 28 && report.bad == 24)
        let first = [1, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22, 24]
        #expect(report.faults.map(\.line) == first)
        #expect(RecordRun(Array(String(repeating: "{}\n", count: 50).utf8)).report.faults.count == 20)
    }

    @Test
    func `a field of any name`() {
        let line = #"{"t\u0027\"":"a","\u0645\u062a\u0646":"b","":"c"}"#
        for (field, text) in [("t'\"", "a"), ("متن", "b"), ("", "c")] {
            #expect(
                RecordRun(Array(line.utf8), field: field).text == line.dropLast() + ",\"result\":\"\(text)\"}\n"
            )
        }
        #expect(
            RecordRun(Array("{}".utf8), field: "t'\"\u{1}").text
                == #"{"error":"\"t'\"\u0001\" is missing"}"# + "\n"
        )
    }

    @Test
    func `what is added may be longer than any buffer`() {
        let text = String(repeating: "سرت ", count: 20_000)
        let line = "{\"text\":\"\(text)\\n\"}"
        #expect(RecordRun(Array(line.utf8)).text == "{\"text\":\"\(text)\\n\",\"result\":\"\(text)\\n\"}\n")
    }
}
