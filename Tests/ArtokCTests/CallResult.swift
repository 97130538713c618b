import CArtok

/// What a call of the library answers that is no success.
struct CallFailure: Error, Equatable {
    var status: artok_status
    var message: String

    /// Calls the library with memory for a message; throws what it answers unless all is well.
    static func check(
        _ call: (UnsafeMutablePointer<CChar>, Int64) -> artok_status
    ) throws(CallFailure) {
        var message = [CChar](repeating: 0x7F, count: 4096)
        let status = call(&message, Int64(message.count))
        let text = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard status == ARTOK_OK else { throw CallFailure(status: status, message: text) }
        guard text.isEmpty else { throw CallFailure(status: status, message: "a success has the message \(text)") }
    }
}

/// A gazetteer of the library, closed when it goes out of use.
final class CGazetteer: @unchecked Sendable {
    let handle: OpaquePointer

    init(_ path: String) throws {
        var handle: OpaquePointer?
        try CallFailure.check { artok_gazetteer_open(path, &handle, $0, $1) }
        self.handle = handle!
    }

    deinit { artok_gazetteer_close(handle) }
}

/// A result of the library, read by its header's rules.
final class CallResult {
    private let handle: OpaquePointer
    let isLarge: Bool

    init(
        isLarge: Bool = false,
        _ call: (UnsafeMutablePointer<OpaquePointer?>, UnsafeMutablePointer<CChar>, Int64) -> artok_status
    )
        throws(CallFailure)
    {
        var handle: OpaquePointer?
        try CallFailure.check { call(&handle, $0, $1) }
        (self.handle, self.isLarge) = (handle!, isLarge)
    }

    deinit { artok_result_free(handle) }

    static func tag(
        _ gazetteer: CGazetteer,
        _ texts: TextColumn,
        _ overlap: artok_overlap = ARTOK_LEFTMOST_LONGEST,
        _ unit: artok_unit = ARTOK_UTF8
    ) throws -> CallResult {
        try texts.withStrings { strings in
            try CallResult(isLarge: texts.isLarge) { artok_tag(gazetteer.handle, &strings, overlap, unit, $0, $1, $2) }
        }
    }

    static func tokenize(
        _ texts: TextColumn,
        _ mode: artok_mode = ARTOK_ARABIC,
        _ unit: artok_unit = ARTOK_UTF8
    ) throws -> CallResult {
        try texts.withStrings { strings in
            try CallResult(isLarge: texts.isLarge) { artok_tokenize(&strings, mode, unit, $0, $1, $2) }
        }
    }

    var count: Int { Int(artok_result_count(handle)) }

    func buffer(_ column: artok_column, _ buffer: artok_buffer) -> UnsafeRawBufferPointer? {
        var size: Int64 = -1
        let start = artok_result_buffer(handle, column, buffer, &size)
        return start.map { UnsafeRawBufferPointer(start: $0, count: Int(size)) }
    }

    func numbers<Number: BitwiseCopyable>(_ column: artok_column, _ part: artok_buffer = ARTOK_DATA, as: Number.Type)
        -> [Number]
    {
        buffer(column, part).map { Array($0.bindMemory(to: Number.self)) } ?? []
    }

    /// Numbers as wide as the texts' offsets.
    func offsets(_ column: artok_column, _ part: artok_buffer = ARTOK_DATA) -> [Int] {
        isLarge
            ? numbers(column, part, as: Int64.self).map { Int($0) }
            : numbers(column, part, as: Int32.self).map { Int($0) }
    }

    func strings(_ column: artok_column) -> [String?] {
        let (offsets, bytes) = (offsets(column, ARTOK_OFFSETS), numbers(column, as: UInt8.self))
        return offsets.indices.dropLast().map { index in
            isNull(column, index) ? nil : String(decoding: bytes[offsets[index]..<offsets[index + 1]], as: UTF8.self)
        }
    }

    func isNull(_ column: artok_column, _ index: Int) -> Bool {
        buffer(column, ARTOK_VALIDITY).map { $0[index / 8] >> UInt8(index % 8) & 1 == 0 } ?? false
    }

    /// For each row its values, nil where the text is null.
    func lists<Value>(_ values: [Value]) -> [[Value]?] {
        let ends = offsets(ARTOK_ROWS, ARTOK_OFFSETS)
        return ends.indices.dropLast().map { row in
            isNull(ARTOK_ROWS, row) ? nil : Array(values[ends[row]..<ends[row + 1]])
        }
    }
}
