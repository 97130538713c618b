/// Objects that callers in C hold: a pointer is a reference, which they give back once.
enum Handle {
    static func give<Object: AnyObject>(_ object: Object) -> OpaquePointer {
        OpaquePointer(Unmanaged.passRetained(object).toOpaque())
    }

    /// - Parameter handle: Safe: one that ``give(_:)`` made of such an object and that is not taken back; the header says
    ///   that it must be.
    static func object<Object: AnyObject>(_ handle: OpaquePointer, as: Object.Type) -> Object {
        Unmanaged<Object>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
    }

    /// - Parameter handle: As for ``object(_:as:)``.
    static func takeBack<Object: AnyObject>(_ handle: OpaquePointer?, as: Object.Type) {
        guard let handle else { return }
        Unmanaged<Object>.fromOpaque(UnsafeRawPointer(handle)).release()
    }
}
