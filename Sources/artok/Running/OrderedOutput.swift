/// Brings what several threads make into the order of the input.
///
/// Each piece of the input has a number. Its product is taken at its turn; what is done before its turn waits here, and
/// when too much of that waits, so does the thread.
final class OrderedOutput: @unchecked Sendable {
    // Safe: all below is touched with the monitor's lock alone.
    private let monitor = Monitor()
    private var turn = 0
    private var waiting: [Int: Product] = [:]
    private var unused: [Product] = []
    private let take: (Product) -> Void
    private let mostWaiting: Int
    /// More than that is kept of a piece only while others are waited for.
    private static let mostBytes = 1 << 22

    /// - Parameters:
    ///   - mostWaiting: So many products may wait.
    ///   - take: Is given each product at its turn, by one thread at a time.
    init(mostWaiting: Int, _ take: @escaping (Product) -> Void) {
        self.mostWaiting = mostWaiting
        self.take = take
    }

    /// Gives a product of a piece.
    ///
    /// - Parameter isLast: The piece is done.
    /// - Returns: A product to go on with, which has what could not be taken yet of an unfinished piece.
    func give(_ product: Product, of piece: Int, isLast: Bool) -> Product {
        monitor.withLock {
            if !isLast, turn != piece, product.output.count < Self.mostBytes { return product }
            while turn != piece {
                if isLast, waiting.count < mostWaiting {
                    waiting[piece] = product
                    return unused.popLast() ?? Product()
                }
                monitor.wait()
            }
            take(product)
            product.removeAll()
            guard isLast else { return product }
            turn += 1
            while let next = waiting.removeValue(forKey: turn) {
                take(next)
                next.removeAll()
                unused.append(next)
                turn += 1
            }
            monitor.tell()
            return product
        }
    }
}
