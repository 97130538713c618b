internal import ScanCore

/// Reads the lines of a source, part by part.
struct LineReader: Sendable {
    let format: SourceFormat
    let path: String
    /// Of a table; `nil` if it is broken: then only what does not depend on it is looked at.
    var header: TableHeader?

    /// What the lines of a part are.
    struct Part: Sendable {
        var rows = GazetteerRows()
        /// Of each row.
        var lines: [Int] = []
        var faults: [GazetteerError.Fault] = []
    }

    func read(_ lines: LineParts.Part, _ bytes: [UInt8]) -> Part {
        var part = Part()
        LineParts.forEachLine(lines, bytes) { number, line in
            do throws(LineFault) {
                guard format != .tsv || number > 1, let (entry, hasOwnID) = try row(bytes[line]) else { return }
                part.rows.append(hasOwnID ? entry : entry.with(id: String(number)), hasOwnID: hasOwnID)
                part.lines.append(number)
            } catch {
                part.faults.append(.init(file: path, line: number, message: error.message))
            }
        }
        return part
    }

    /// `nil` if the line has none.
    private func row(_ line: ArraySlice<UInt8>) throws(LineFault) -> (Entry, hasOwnID: Bool)? {
        let text = try Self.text(line)
        switch format {
        case .txt: return try ListLine.entry(text).map { ($0, false) }
        case .jsonl: return line.allSatisfy(Self.isBlank) ? nil : try JSONLine.entry(Array(line))
        case .tsv: return line.allSatisfy(Self.isBlank) ? nil : try header?.entry(text)
        case .artgaz: return nil
        }
    }

    static func text(_ line: ArraySlice<UInt8>) throws(LineFault) -> String {
        let span = line.span
        var offset = 0
        while offset < span.count {
            let scalar = span.decodeScalar(at: offset)
            guard scalar.isWellFormed else { throw LineFault("the line is not UTF-8 (byte \(offset + 1) of it)") }
            offset += scalar.length
        }
        return String(decoding: line, as: UTF8.self)
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

/// A source cut into parts that can be read side by side.
struct LineParts: Sendable {
    private(set) var parts: [Part] = []
    /// `nil` if there is none.
    private(set) var firstLine: Range<Int>?

    struct Part: Sendable {
        /// Whole lines.
        let bytes: Range<Int>
        /// The number of the first one, from 1.
        let firstLine: Int
    }

    private static let size = 1 << 18

    /// - Parameter bytes: A byte order mark at the start is left out.
    init(_ bytes: [UInt8]) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        while start < bytes.count {
            let least = min(start + Self.size, bytes.count) - 1
            let end = bytes[least...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            parts.append(Part(bytes: start..<end, firstLine: line))
            if firstLine == nil {
                Self.forEachLine(parts[0], bytes) { number, line in if number == 1 { firstLine = line } }
            }
            bytes[start..<end].withUnsafeBufferPointer { line += $0.count { $0 == 0x0A } }
            start = end
        }
    }

    /// Calls `body` with each line's number and where it lies, without its line break (LF or CRLF).
    static func forEachLine(_ part: Part, _ bytes: [UInt8], _ body: (Int, Range<Int>) -> Void) {
        var number = part.firstLine
        var start = part.bytes.lowerBound
        while start < part.bytes.upperBound {
            var end = start
            while end < part.bytes.upperBound, bytes[end] != 0x0A { end += 1 }
            let next = end + 1
            if end > start, bytes[end - 1] == 0x0D { end -= 1 }
            body(number, start..<end)
            number += 1
            start = next
        }
    }
}

extension Entry {
    fileprivate func with(id: String) -> Entry {
        var entry = self
        entry.id = id
        return entry
    }
}
