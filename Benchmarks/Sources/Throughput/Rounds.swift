/// Contestants that take turns, so that what disturbs the machine disturbs all of them.
struct Rounds {
    let count: Int
    let bytes: Int

    /// The median rate of each contestant, in MB of source text a second.
    func rates(_ contestants: [() -> Void]) -> [Double] {
        var times = [[Duration]](repeating: [], count: contestants.count)
        for round in 0...count {
            for (index, contestant) in contestants.enumerated() {
                let time = ContinuousClock().measure(contestant)
                // The first round warms up.
                if round > 0 { times[index].append(time) }
            }
        }
        return times.map { times in
            let median = times.sorted()[times.count / 2]
            return Double(bytes) / 1e6
                / (Double(median.components.attoseconds) / 1e18 + Double(median.components.seconds))
        }
    }
}
