public import CArtok

/// A column that is written; whoever has it frees its buffers.
struct FinishedColumn {
    var validity: FinishedBuffer?
    var offsets: FinishedBuffer?
    var data: FinishedBuffer?

    func buffer(_ buffer: artok_buffer) -> FinishedBuffer? {
        switch buffer {
        case ARTOK_VALIDITY: validity
        case ARTOK_OFFSETS: offsets
        case ARTOK_DATA: data
        default: nil
        }
    }
}

/// The columns of one answer, which a caller in C holds. Nothing in it changes.
final class ResultColumns {
    /// How many mentions, tokens or entries.
    let count: Int
    private let columns: [(name: artok_column, column: FinishedColumn)]

    init(count: Int, _ columns: [(artok_column, FinishedColumn)]) {
        self.count = count
        self.columns = columns
    }

    deinit {
        for (_, column) in columns {
            for buffer in [column.validity, column.offsets, column.data] { buffer?.start.deallocate() }
        }
    }

    func buffer(_ column: artok_column, _ buffer: artok_buffer) -> FinishedBuffer? {
        columns.first { $0.name == column }?.column.buffer(buffer)
    }
}

/// How many mentions, tokens or entries a result has, of all rows; -1 for NULL.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_result_count(_ result: OpaquePointer?) -> Int64 {
    result.map { Int64(Handle.object($0, as: ResultColumns.self).count) } ?? -1
}

/// A buffer of a column, which stays where it is until the result is freed; NULL if there is none such.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_result_buffer(
    _ result: OpaquePointer?,
    _ column: artok_column,
    _ buffer: artok_buffer,
    _ byteCount: UnsafeMutablePointer<Int64>?
) -> UnsafeRawPointer? {
    let found = result.flatMap { Handle.object($0, as: ResultColumns.self).buffer(column, buffer) }
    byteCount?.pointee = Int64(found?.byteCount ?? 0)
    return found?.start
}

/// Frees a result. NULL is nothing to free.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_result_free(_ result: OpaquePointer?) {
    Handle.takeBack(result, as: ResultColumns.self)
}
