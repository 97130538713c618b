/// What is drawn as one line: an engine, or a kernel of artok.
struct Series {
    let label: String
    /// The class of its colour.
    let style: String
    /// By ascending number of names.
    let points: [(names: Double, rate: Double)]

    /// Ours first, the fastest kernel first, then the peers in the order of the record.
    static func all(of rows: [RecordRow]) -> [Series] {
        var order: [String] = []
        var points: [String: [Double: Double]] = [:]
        var samples: [String: RecordRow] = [:]
        for row in rows {
            let key = "\(row.engine)\t\(row.version)"
            if points[key] == nil { order.append(key) }
            points[key, default: [:]][row.names] = row.rate
            samples[key] = row
        }
        let kernels = order.filter { samples[$0]!.engine == "artok" }
        let peers = order.filter { samples[$0]!.engine != "artok" }
        let ours = kernels.sorted { rank(samples[$0]!.version) < rank(samples[$1]!.version) }
        return (ours + peers).map { key in
            let row = samples[key]!
            let sorted = points[key]!.sorted { $0.key < $1.key }
            let style = row.engine == "artok" ? "k\(rank(row.version))" : "p\(peers.firstIndex(of: key)! % 4)"
            return Series(label: label(row), style: style, points: sorted.map { ($0.key, $0.value) })
        }
    }

    private static let kernels = [("avx512", "AVX-512"), ("avx2", "AVX2"), ("neon", "NEON"), ("scalar", "plain C")]

    private static func rank(_ kernel: String) -> Int { kernels.firstIndex { $0.0 == kernel } ?? kernels.count }

    private static func label(_ row: RecordRow) -> String {
        if row.engine == "artok" {
            return "artok, \(kernels.first { $0.0 == row.version }?.1 ?? row.version)"
        }
        let name = row.engine.hasPrefix("hyperscan") ? "Hyperscan" : row.engine
        // A package's revision and date are not drawn: deb-5.4.0 2021-01-26 is 5.4.0.
        let version = row.version.split(separator: " ").first?.split(separator: "-").last ?? ""
        return "\(name) \(version)"
    }
}
