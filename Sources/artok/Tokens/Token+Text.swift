import ArabicText

extension Token {
    /// A byte order mark at the text's start is no token, though it comes as one where white space does.
    func isByteOrderMark(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        utf8Range == 0..<3 && text.starts(with: [0xEF, 0xBB, 0xBF])
    }

    /// Calls `body` with the token's bytes. Ill-formed parts, which are always `other`, are U+FFFD there.
    @inline(__always)
    func withText(in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        // Safe: a token's range is within its text.
        let bytes = UnsafeBufferPointer(rebasing: text[utf8Range])
        if kind == .other {
            Escaping.repaired(Array(bytes)[...]).withUnsafeBufferPointer(body)
        } else {
            body(bytes)
        }
    }
}
