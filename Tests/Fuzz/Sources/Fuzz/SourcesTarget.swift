import TestSupport

@testable import ArabicGazetteer
@testable import Command

/// Sources of gazetteers: any file is read or refused with its lines, and what was read comes back as it was from what it
/// is compiled to, and from the source that is written of that.
struct SourcesTarget: FuzzTarget {
    let name = "sources"

    func seeds(_ texts: [[UInt8]]) -> [[UInt8]] {
        let sources = [
            "\0سرت\n# x\n\n  درنة \r\nطبرق",
            "\u{1}id\tname\ttype\taliases\tmatch\tlat\na\tسرت\tLOC\tسيرت|Sirte\t{\"article\":true}\t31.2\n\tدرنة\t\t\t\t\n",
            "\u{2}{\"id\":\"a\",\"type\":\"LOC\",\"name\":\"سرت\",\"aliases\":[\"Sirte\"],\"match\":{\"folding\":\"marks\","
                + "\"context\":{\"before\":[\"مدينة\"],\"window\":3},\"not\":[\"سرت الحدود\"]},\"data\":{\"lat\":31.20}}\n"
                + "{\"name\":\"\\u062f\\u0631\\u0646\\u0629\",\"lat\":[1]}\n",
        ]
        return sources.map { Array($0.utf8) } + texts.map { [0] + $0 }
    }

    func run(_ input: InputBytes) {
        var input = input
        let format = input.pick([SourceFormat.txt, .tsv, .jsonl])
        let bytes = input.bytes()
        let context = { (what: String) in
            "\(what), .\(format.rawValue), \(String(decoding: bytes, as: UTF8.self).debugDescription), \(hex(bytes))"
        }
        let rows: GazetteerRows
        do throws(GazetteerError) { rows = try Self.rows(format, bytes) } catch {
            return check(error, of: bytes, context)
        }
        for entry in rows.entries {
            Finding.expect(!entry.name.isEmpty && !entry.aliases.contains(""), context("an empty name"))
        }
        let compiled = Gazetteer(rows: rows).compiled()
        Finding.expectEqual((0..<compiled.count).map { compiled[$0] }, rows.entries, context("compiled"))

        var lines = OutputBuffer(isCollecting: true)
        for entry in rows.entries { SourceLineWriter.append(entry, to: &lines) }
        expectSame(rows.entries, .jsonl, Array(lines.bytes), context)

        // What a table cannot say is refused.
        guard let writer = try? SourceTableWriter(compiled, of: "a.artgaz") else { return }
        var table = OutputBuffer(isCollecting: true)
        do throws(GazetteerError) { try writer.write(to: &table) } catch { Finding.tell(context("table: \(error)")) }
        // Its columns have an order of their own, and empty cells say nothing.
        expectSame(rows.entries.map(Self.inColumns), .tsv, Array(table.bytes), context)
    }

    private static func inColumns(_ entry: Entry) -> Entry {
        var entry = entry
        entry.attributes = entry.attributes.filter { !$0.value.isEmpty }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return entry
    }

    private static func rows(_ format: SourceFormat, _ bytes: [UInt8]) throws(GazetteerError) -> GazetteerRows {
        try GazetteerSource(path: "a", format: format, bytes: bytes).rows()
    }

    private func expectSame(
        _ entries: [Entry],
        _ format: SourceFormat,
        _ written: [UInt8],
        _ context: (String) -> String
    ) {
        do throws(GazetteerError) {
            let rows = try Self.rows(format, written).entries
            let read = format == .tsv ? rows.map(Self.inColumns) : rows
            Finding.expectEqual(read, entries, context("written as .\(format.rawValue)"))
        } catch {
            let source = String(decoding: written, as: UTF8.self).debugDescription
            Finding.tell(context("written as .\(format.rawValue), \(source): \(error)"))
        }
    }

    /// Each fault has its line, in order, and nothing of the file is done by showing it.
    private func check(_ error: GazetteerError, of bytes: [UInt8], _ context: (String) -> String) {
        let lines = 1 + bytes.count { $0 == 0x0A }
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        Finding.expect(!error.faults.isEmpty, context("no fault"))
        var before = 1
        for fault in error.faults {
            Finding.expect(fault.file == "a" && !fault.message.isEmpty, context("\(fault)"))
            Finding.expect((fault.line == nil) == isUTF16, context("\(fault)"))
            let line = fault.line ?? 1
            Finding.expect(before...max(before, lines) ~= line, context("line \(line) behind \(before)"))
            before = line
        }
        let described = error.description
        Finding.expect(described.utf8.count { $0 < 0x20 && $0 != 0x0A } == 0, context("\(described)"))
        let shown = min(error.faults.count, GazetteerError.mostDescribed + 1)
        Finding.expectEqual(described.utf8.count { $0 == 0x0A } + 1, shown, context("lines of \(described)"))
    }
}
