/// Writes products to standard output, in the order in which they come.
final class ProductWriter {
    private var numbers = 0
    /// What is written once in a text has been.
    private var isTextNamed = false

    /// Writes what has been collected, and what was deferred in its places.
    func write(_ product: Product) {
        if product.beginsText { isTextNamed = false }
        let bytes = product.output.bytes
        var start = 0
        for deferred in product.output.deferred {
            var insertion: [UInt8] = []
            switch deferred.kind {
            case .number(let number): insertion = Array(String(numbers + number).utf8)
            case .once(let text):
                if isTextNamed { continue }
                isTextNamed = true
                insertion = text
            }
            pending.append(UnsafeBufferPointer(rebasing: bytes[start..<deferred.place]))
            pending.append(insertion)
            start = deferred.place
        }
        numbers += product.output.runningCount
        if start == 0, pending.count == 0 {
            Output.write(bytes, to: 1)
        } else {
            pending.append(UnsafeBufferPointer(rebasing: bytes[start...]))
            Output.write(pending.bytes, to: 1)
            pending.removeAll()
        }
    }

    private var pending = OutputBuffer(isCollecting: true)
}
