/// How a table is written: with tabs, or with commas as RFC 4180 has it.
enum TableFormat {
    case tsv, csv

    var separator: UInt8 { self == .tsv ? 0x09 : UInt8(ascii: ",") }
    var lineBreak: String { self == .tsv ? "\n" : "\r\n" }

    func cell(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { cell($0) }
    }

    /// A cell; ill-formed parts become U+FFFD.
    func cell(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        Escaping.repaired(Array(text)[...]).withUnsafeBufferPointer {
            self == .tsv ? Escaping.cell($0) : Escaping.quotedCell($0)
        }
    }

    func row(_ cells: [String]) -> String {
        let bytes = cells.map { cell($0) }.joined(separator: [separator])
        return String(decoding: Array(bytes), as: UTF8.self) + lineBreak
    }
}
