import ArabicGazetteer
import ArabicText

/// What makes a text unfit, before any work is done on it.
enum TextCheck {
    /// What is wrong by its first bytes, to be written behind the path: `: is UTF-16 …`. `nil` for a good text.
    static func fault(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return ": is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8"
        }
        // Input is unpacked once.
        if bytes.starts(with: [0x1F, 0x8B]) { return ": is packed twice; unpack it first: gzip -dc" }
        if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return ": is packed twice; unpack it first: zstd -dc" }
        return nil
    }
}
