internal import ScanCore

/// A source file being read: its lines, the entries found and the faults.
struct GazetteerSource {
    let path: String
    private let format: SourceFormat
    private let bytes: [UInt8]

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
    ///
    /// - Parameter progress: Told how much is read.
    func rows(_ progress: WorkProgress = { _, _ in }) throws(GazetteerError) -> GazetteerRows {
        let lineParts = LineParts(bytes)
        var faults: [GazetteerError.Fault] = []
        var reader = LineReader(format: format, path: path, header: nil)
        if format == .tsv { reader.header = header(lineParts.firstLine, &faults) }
        var parts = PartedWork.map(
            lineParts.parts.count,
            progress: { progress($0, lineParts.parts.count) },
            part: { [reader] in reader.read(lineParts.parts[$0], bytes) }
        )
        var rows = GazetteerRows()
        rows.entries.reserveCapacity(parts.reduce(0) { $0 + $1.rows.entries.count })
        for index in parts.indices {
            rows.entries += parts[index].rows.entries
            rows.hasOwnID += parts[index].rows.hasOwnID
            faults += parts[index].faults
            // Not twice in memory, all of them.
            parts[index].rows = GazetteerRows()
        }
        faults += duplicateIDs(rows, parts)
        guard faults.isEmpty else {
            throw GazetteerError(faults: faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
        }
        return rows
    }

    private func header(_ line: Range<Int>?, _ faults: inout [GazetteerError.Fault]) -> TableHeader? {
        do throws(LineFault) {
            guard let line else { throw LineFault("the header line is missing") }
            return try TableHeader(LineReader.text(bytes[line]))
        } catch {
            faults.append(.init(file: path, line: 1, message: error.message))
            return nil
        }
    }

    private func duplicateIDs(_ rows: GazetteerRows, _ parts: [LineReader.Part]) -> [GazetteerError.Fault] {
        // Lines have different numbers.
        guard rows.hasOwnID.contains(true) else { return [] }
        let lines = parts.lazy.map(\.lines).joined()
        var known: [ByteKey: Int] = [:]
        known.reserveCapacity(rows.entries.count)
        var faults: [GazetteerError.Fault] = []
        for (entry, line) in zip(rows.entries, lines) {
            let id = ByteKey(entry.id)
            guard let first = known.updateValue(line, forKey: id) else { continue }
            known[id] = first
            let message = "the id \"\(entry.id)\" stands already at line \(first)"
            faults.append(.init(file: path, line: line, message: message))
        }
        return faults
    }
}

/// What is wrong with one line.
struct LineFault: Error {
    let message: String

    init(_ message: String) { self.message = message }
}

extension StringProtocol {
    /// Without ASCII spaces and tabs at either end.
    var trimmed: String {
        let bytes = Array(utf8)
        guard let first = bytes.firstIndex(where: { !LineReader.isBlank($0) }),
            let last = bytes.lastIndex(where: { !LineReader.isBlank($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
