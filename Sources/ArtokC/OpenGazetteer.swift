internal import ArabicGazetteer
public import CArtok

/// A gazetteer that a caller in C holds.
final class OpenGazetteer: Sendable {
    let gazetteer: CompiledGazetteer

    /// Opens what `artok tag -g` would: a file that exists wins over a built-in gazetteer of the same name.
    init(_ path: String) throws(Failure) {
        do throws(GazetteerError) {
            if let builtin = Gazetteer(builtin: path), !Self.isFile(path) {
                gazetteer = CompiledGazetteer(builtin)
            } else if SourceFormat(contentsOf: path) == .artgaz {
                gazetteer = try CompiledGazetteer(mapping: path)
            } else {
                let source = try Gazetteer(contentsOf: path)
                try source.checkSize(for: path)
                gazetteer = CompiledGazetteer(source)
            }
        } catch { throw Failure(error) }
    }

    private static func isFile(_ path: String) -> Bool { (try? OpenFile(path: Array(path.utf8CString))) != nil }

    static func of(_ handle: OpaquePointer?) throws(Failure) -> CompiledGazetteer {
        guard let handle else { throw .argument("the gazetteer is NULL") }
        return Handle.object(handle, as: OpenGazetteer.self).gazetteer
    }
}

/// Opens a gazetteer: a file of any format, or the built-in one of this name.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_gazetteer_open(
    _ path: UnsafePointer<CChar>?,
    _ gazetteer: UnsafeMutablePointer<OpaquePointer?>?,
    _ message: UnsafeMutablePointer<CChar>?,
    _ capacity: Int64
) -> artok_status {
    answer(gazetteer, message, capacity) { () throws(Failure) in
        guard let path else { throw .argument("the path is NULL") }
        guard let path = String(validatingCString: path) else { throw .argument("the path is not UTF-8") }
        return try OpenGazetteer(path)
    }
}

/// Closes a gazetteer. NULL is nothing to close; results stay.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_gazetteer_close(_ gazetteer: OpaquePointer?) {
    Handle.takeBack(gazetteer, as: OpenGazetteer.self)
}

/// How many entries a gazetteer has; -1 for NULL.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_gazetteer_count(_ gazetteer: OpaquePointer?) -> Int64 {
    (try? OpenGazetteer.of(gazetteer)).map { Int64($0.count) } ?? -1
}
