import ArabicText

/// Folds texts line by line, and tells what has changed; ``AlignedRecords`` puts that together.
struct AlignedWriter: TextWork {
    let normalizers: [Normalizer]

    mutating func work(on chunk: TextChunk, _ product: Product) {
        let text = Array(chunk.part)
        TextLines.forEach(in: text[...]) { line, lineBreak in
            write(text[line], at: chunk.place.bytes + line.lowerBound, product)
            write(folded: text[lineBreak], product)
        }
    }

    /// - Parameter start: Where the line stands in the text.
    private func write(_ line: ArraySlice<UInt8>, at start: Int, _ product: Product) {
        var bytes = Array(line)
        var alignment: Alignment?
        for normalizer in normalizers {
            let next = normalizer.align(utf8: bytes.span)
            alignment = alignment?.followed(by: next.alignment) ?? next.alignment
            bytes = next.bytes
        }
        let repairs = Repairs(bytes)
        if let alignment {
            for change in alignment.changes {
                let first = product.folded.count + repairs.offset(change.normalized.lowerBound)
                let last = product.folded.count + repairs.offset(change.normalized.upperBound)
                product.folded.changes.append(
                    .init(
                        source: change.source.lowerBound + start..<change.source.upperBound + start,
                        result: first..<last
                    )
                )
            }
        }
        product.folded.count += repairs.added
        write(folded: bytes[...], product)
    }

    private func write(folded bytes: ArraySlice<UInt8>, _ product: Product) {
        product.output.appendJSONText(bytes)
        product.folded.count += bytes.count
    }
}

/// Where bytes stand once each ill-formed part of a text has become U+FFFD.
private struct Repairs {
    /// Where each part ends, and how many bytes were added up to there.
    private var parts: [(end: Int, added: Int)] = []

    init(_ text: [UInt8]) {
        var offset = 0
        while let fault = UTF8Check.fault(in: text.span, from: offset) {
            parts.append((fault.upperBound, added + 3 - fault.count))
            offset = fault.upperBound
        }
    }

    /// How many bytes were added to the whole text.
    var added: Int { parts.last?.added ?? 0 }

    func offset(_ offset: Int) -> Int {
        var (low, high) = (0, parts.count)
        while low < high {
            let middle = (low + high) / 2
            if parts[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? offset + parts[low - 1].added : offset
    }
}
