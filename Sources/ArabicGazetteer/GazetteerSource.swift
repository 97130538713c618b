internal import ScanCore

/// A source file being read: its lines, the entries found and the faults.
struct GazetteerSource {
    let path: String
    private let format: SourceFormat
    private let bytes: [UInt8]

    struct Row {
        let entry: Entry
        let line: Int
        /// The identifier stands in the file; else it is the line's number.
        let hasOwnID: Bool
    }

    init(path: String, format: SourceFormat?) throws(GazetteerError) {
        do {
            let bytes = try SourceFile.read(path)
            try self.init(path: path, format: format, bytes: bytes)
        } catch let error as FileError {
            throw GazetteerError(faults: [.init(file: path, line: nil, message: error.message)])
        } catch let error as GazetteerError {
            throw error
        } catch {
            throw GazetteerError(faults: [.init(file: path, line: nil, message: "\(error)")])
        }
    }

    init(path: String, format: SourceFormat?, bytes: [UInt8]) throws(GazetteerError) {
        guard let format = format ?? SourceFormat(path: path) else {
            let names = SourceFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
            throw GazetteerError(faults: [
                .init(file: path, line: nil, message: "no gazetteer format is known by this name; use one of \(names)")
            ])
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw GazetteerError(faults: [
                .init(file: path, line: nil, message: "is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8")
            ])
        }
        self.path = path
        self.format = format
        self.bytes = bytes
    }

    /// All entries, or all faults.
    func entries() throws(GazetteerError) -> [Row] {
        var rows: [Row] = []
        var faults: [GazetteerError.Fault] = []
        var header: TableHeader?
        var isHeaderBroken = false
        forEachLine { number, line in
            let isHeader = format == .tsv && header == nil && !isHeaderBroken
            if isHeader { isHeaderBroken = true }
            do throws(LineFault) {
                let text = try Self.text(line)
                switch format {
                case .txt:
                    if let entry = try ListLine.entry(text) {
                        rows.append(Row(entry: entry.with(id: String(number)), line: number, hasOwnID: false))
                    }
                case .jsonl:
                    guard !text.utf8.allSatisfy(Self.isBlank) else { return }
                    let (entry, hasOwnID) = try JSONLine.entry(line)
                    rows.append(
                        Row(entry: hasOwnID ? entry : entry.with(id: String(number)), line: number, hasOwnID: hasOwnID)
                    )
                case .tsv:
                    if isHeader {
                        header = try TableHeader(text)
                        isHeaderBroken = false
                    } else if let header {
                        guard !text.utf8.allSatisfy(Self.isBlank) else { return }
                        let (entry, hasOwnID) = try header.entry(text)
                        rows.append(
                            Row(
                                entry: hasOwnID ? entry : entry.with(id: String(number)),
                                line: number,
                                hasOwnID: hasOwnID
                            )
                        )
                    }
                }
            } catch {
                faults.append(.init(file: path, line: number, message: error.message))
            }
        }
        if format == .tsv, header == nil, !isHeaderBroken {
            faults.append(.init(file: path, line: 1, message: "the header line is missing"))
        }
        faults += duplicateIDs(rows)
        guard faults.isEmpty else {
            throw GazetteerError(faults: faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
        }
        return rows
    }

    private func duplicateIDs(_ rows: [Row]) -> [GazetteerError.Fault] {
        // Identifiers are compared as bytes: canonically equivalent ones are two.
        var lines: [[UInt8]: Row] = [:]
        var faults: [GazetteerError.Fault] = []
        for row in rows {
            let id = Array(row.entry.id.utf8)
            guard let other = lines.updateValue(row, forKey: id) else { continue }
            lines[id] = other
            let message = "the id \"\(row.entry.id)\" stands already at line \(other.line)"
            faults.append(.init(file: path, line: row.line, message: message))
        }
        return faults
    }

    /// Calls `body` with each line's number, from 1, and its bytes without the line break (LF or CRLF) and, on the
    /// first line, without a byte order mark.
    private func forEachLine(_ body: (Int, [UInt8]) -> Void) {
        var number = 1
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            var line = bytes[start..<end]
            if line.last == 0x0D { line.removeLast() }
            body(number, Array(line))
            number += 1
            start = end + 1
        }
    }

    private static func text(_ line: [UInt8]) throws(LineFault) -> String {
        var offset = 0
        while offset < line.count {
            let scalar = line.span.decodeScalar(at: offset)
            guard scalar.isWellFormed else { throw LineFault("the line is not UTF-8 (byte \(offset + 1) of it)") }
            offset += scalar.length
        }
        return String(decoding: line, as: UTF8.self)
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

/// What is wrong with one line.
struct LineFault: Error {
    let message: String

    init(_ message: String) { self.message = message }
}

extension Entry {
    fileprivate func with(id: String) -> Entry {
        var entry = self
        entry.id = id
        return entry
    }
}

extension StringProtocol {
    /// Without ASCII spaces and tabs at either end.
    var trimmed: String {
        let bytes = Array(utf8)
        guard let first = bytes.firstIndex(where: { !GazetteerSource.isBlank($0) }),
            let last = bytes.lastIndex(where: { !GazetteerSource.isBlank($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
