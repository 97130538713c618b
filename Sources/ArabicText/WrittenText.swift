extension String {
    /// A text that ICU writes, in UTF-16.
    ///
    /// - Parameters:
    ///   - units: How many units there is room for.
    ///   - write: Writes to the address, at most so many units, and returns how many it has written. `nil` comes of none,
    ///     and of more than there was room for.
    init?(units: Int, _ write: (UnsafeMutablePointer<UInt16>, Int32) -> Int32) {
        let text: String? = withUnsafeTemporaryAllocation(of: UInt16.self, capacity: units) { units in
            units.initialize(repeating: 0)
            guard let start = units.baseAddress else { return nil }
            let count = Int(write(start, Int32(units.count)))
            return 1...units.count ~= count ? String(decoding: units[..<count], as: UTF16.self) : nil
        }
        guard let text else { return nil }
        self = text
    }
}
