/// Sorts by numbers of 64 bits, eleven bits at a time, from the lowest: equal ones stay in their order.
///
/// A million hashes take a fifth of the time of `sort`, which compares.
enum RadixSort {
    private static let digitBits = 11
    private static let digitCount = (64 + digitBits - 1) / digitBits

    /// - Complexity: O(*n*), and as much memory again.
    @inline(__always)
    static func sort<Element: BitwiseCopyable>(_ elements: inout [Element], by key: (Element) -> UInt64) {
        guard elements.count > 1 else { return }
        let count = elements.count
        elements.withUnsafeMutableBufferPointer { elements in
            let other = UnsafeMutablePointer<Element>.allocate(capacity: count)
            defer { other.deallocate() }
            let histograms = histograms(UnsafeBufferPointer(elements), by: key)
            // Safe: both have room for all, and the places of a digit end where those of the next begin.
            var (from, to) = (elements.baseAddress!, other)
            for digit in 0..<digitCount {
                var places = histograms[digit << digitBits..<(digit + 1) << digitBits].map { $0 }
                guard !places.contains(count) else { continue }
                var sum = 0
                for value in places.indices { (places[value], sum) = (sum, sum + places[value]) }
                places.withUnsafeMutableBufferPointer { places in
                    for index in 0..<count {
                        let element = from[index]
                        let value = digitValue(key(element), digit)
                        (to + places[value]).initialize(to: element)
                        places[value] &+= 1
                    }
                }
                swap(&from, &to)
            }
            if from == other { elements.baseAddress!.update(from: other, count: count) }
        }
    }

    /// How often each value of each digit occurs.
    @inline(__always)
    private static func histograms<Element>(
        _ elements: UnsafeBufferPointer<Element>,
        by key: (Element) -> UInt64
    ) -> [Int] {
        var counts = [Int](repeating: 0, count: digitCount << digitBits)
        counts.withUnsafeMutableBufferPointer { counts in
            for element in elements {
                let key = key(element)
                for digit in 0..<digitCount { counts[digit << digitBits | digitValue(key, digit)] &+= 1 }
            }
        }
        return counts
    }

    @inline(__always)
    private static func digitValue(_ key: UInt64, _ digit: Int) -> Int {
        Int(truncatingIfNeeded: key &>> UInt64(digit * digitBits)) & ((1 << digitBits) - 1)
    }
}
