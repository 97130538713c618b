#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// The picture: both axes logarithmic, lines labelled where they end, numbers at the fastest and the slowest points.
struct Drawing {
    private let series: [Series]
    private let run: RecordRow.Run

    private let size = (width: 800.0, height: 480.0)
    private let area = (left: 64.0, right: 656.0, top: 84.0, bottom: 414.0)
    private let names: ClosedRange<Double>
    private let rates: ClosedRange<Double>

    /// - Parameter rows: At least one, all of one run.
    init(_ rows: [RecordRow]) {
        series = Series.all(of: rows)
        run = rows[0].run
        let (allNames, allRates) = (rows.map(\.names), rows.map(\.rate))
        let (fewest, most) = (allNames.min()!, allNames.max()!)
        names = fewest...max(most, fewest * 10)
        // Room for the numbers above and below.
        rates = allRates.min()! / 1.5...allRates.max()! * 1.35
    }

    var svg: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(size.width)) \(Int(size.height))" \
        role="img" aria-labelledby="title description" font-family="system-ui, -apple-system, 'Segoe UI', \
        'DejaVu Sans', sans-serif" font-size="13">
        <title id="title">\(escaped(title))</title>
        <desc id="description">\(escaped(description))</desc>
        <style>
        \(Self.style)
        </style>
        <rect class="ground" width="\(Int(size.width))" height="\(Int(size.height))" rx="8"/>
        <text class="strong" x="24" y="32" font-size="17" font-weight="600">\(escaped(title))</text>
        <text x="24" y="54">\(escaped(subtitle))</text>
        \((axes + lines + numbers + labels).joined(separator: "\n"))
        </svg>

        """
    }

    // MARK: Words

    private var title: String { "Finding names in Arabic news" }

    private var subtitle: String {
        "MB of UTF-8 a second on one thread, full job with offsets; \(run.processor), \(run.date)"
    }

    private var description: String {
        let lines = series.map { line in
            let points = line.points.map { "\(number($0.rate)) MB/s for \(number($0.names))" }
            return "\(line.label): \(points.joined(separator: ", "))"
        }
        return "MB of text a second by number of names, \(run.text), \(run.processor), \(run.date). "
            + lines.joined(separator: "; ") + "."
    }

    // MARK: Parts

    private var axes: [String] {
        var parts: [String] = []
        for rate in ticks(rates, [1, 2, 5]) {
            parts.append(#"<path class="grid" d="M\#(area.left) \#(y(rate))H\#(area.right)"/>"#)
            let place = #"x="\#(area.left - 10)" y="\#(short(yOf(rate) + 4.5))""#
            parts.append(#"<text class="end" \#(place)>\#(number(rate))</text>"#)
        }
        for count in ticks(names, [1]) {
            parts.append(#"<path class="axis" d="M\#(x(count)) \#(area.bottom)v6"/>"#)
            parts.append(#"<text class="middle" x="\#(x(count))" y="\#(area.bottom + 23)">\#(number(count))</text>"#)
        }
        parts.append(#"<path class="axis" d="M\#(area.left) \#(area.bottom)H\#(area.right)"/>"#)
        let middle = (area.left + area.right) / 2
        parts.append(#"<text class="middle" x="\#(middle)" y="\#(area.bottom + 46)">names in the list</text>"#)
        parts.append(#"<text class="end" x="\#(area.left - 10)" y="\#(area.top - 2)">MB/s</text>"#)
        return parts
    }

    private var lines: [String] {
        // Ours above the others.
        series.reversed().flatMap { line in
            let points = line.points.map { "\(x($0.names)) \(y($0.rate))" }
            let marks = line.points.map {
                #"<circle class="\#(line.style)" cx="\#(x($0.names))" cy="\#(y($0.rate))" r="3.5"/>"#
            }
            return [#"<path class="line \#(line.style)" d="M\#(points.joined(separator: "L"))"/>"#] + marks
        }
    }

    /// Of each number of names the fastest and the slowest.
    private var numbers: [String] {
        let all = series.flatMap(\.points)
        return Set(all.map(\.names)).sorted().flatMap { count in
            let rates = all.filter { $0.names == count }.map(\.rate)
            let (slowest, fastest) = (rates.min()!, rates.max()!)
            let above = text(fastest, at: count, yOf(fastest) - 9)
            return slowest == fastest ? [above] : [above, text(slowest, at: count, yOf(slowest) + 18)]
        }
    }

    private func text(_ rate: Double, at count: Double, _ y: Double) -> String {
        #"<text class="strong middle" x="\#(x(count))" y="\#(short(y))" font-size="12">\#(number(rate))</text>"#
    }

    /// Beside the last points; those of lines that end together apart from each other.
    private var labels: [String] {
        let ends = Set(series.map { $0.points.last!.names }).sorted()
        return ends.flatMap { end in
            let group = series.filter { $0.points.last!.names == end }.sorted {
                $0.points.last!.rate > $1.points.last!.rate
            }
            let wanted = group.map { yOf($0.points.last!.rate) }
            let places = apart(wanted, 19)
            return group.indices.map { index in
                let place = places[index]
                let start = xOf(end)
                let path = "M\(short(start + 6)) \(short(wanted[index]))L\(short(start + 18)) \(short(place))"
                return #"<path class="lead" d="\#(path)"/>"# + "\n"
                    + #"<text class="\#(group[index].style) name" x="\#(short(start + 23))" y="\#(short(place + 4.5))">"#
                    + escaped(group[index].label) + "</text>"
            }
        }
    }

    /// Ascending places with at least a step between them: those that are too near stand around their middle.
    private func apart(_ wanted: [Double], _ step: Double) -> [Double] {
        var groups: [(members: Range<Int>, top: Double)] = []
        for (index, place) in wanted.enumerated() {
            var group = (members: index..<index + 1, top: place)
            while let before = groups.last, before.top + step * Double(before.members.count) > group.top {
                groups.removeLast()
                let members = before.members.lowerBound..<group.members.upperBound
                let middle = wanted[members].reduce(0, +) / Double(members.count)
                group = (members, middle - step * Double(members.count - 1) / 2)
            }
            groups.append(group)
        }
        return groups.flatMap { group in
            group.members.indices.map { group.top + step * Double($0 - group.members.lowerBound) }
        }
    }

    // MARK: Places

    private func xOf(_ names: Double) -> Double {
        area.left + 24 + (area.right - area.left - 48) * share(names, self.names)
    }
    private func yOf(_ rate: Double) -> Double { area.bottom - (area.bottom - area.top) * share(rate, rates) }
    private func x(_ names: Double) -> String { short(xOf(names)) }
    private func y(_ rate: Double) -> String { short(yOf(rate)) }

    private func share(_ value: Double, _ range: ClosedRange<Double>) -> Double {
        log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
    }

    private func ticks(_ range: ClosedRange<Double>, _ steps: [Double]) -> [Double] {
        (0..<12).flatMap { power in
            steps.map { step in (0..<power).reduce(step) { (tick, _) in tick * 10 } }
        }.filter(range.contains)
    }

    // MARK: Text

    /// With one digit behind the point, which hides what the logarithms of two systems may differ in.
    private func short(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    /// Rounded, with commas.
    private func number(_ value: Double) -> String {
        var digits = Substring(String(Int(value.rounded())))
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }

    private func escaped(_ text: String) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
            .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
    }

    /// Ours by kernel, then the peers; dark where the reader's system is.
    private static let style = """
        text { fill: #57606a }
        .strong { fill: #1f2328 }
        .end { text-anchor: end }
        .middle { text-anchor: middle }
        .name { font-weight: 600 }
        .ground { fill: #ffffff; stroke: #d0d7de }
        .grid { stroke: #eaeef2 }
        .axis { stroke: #8c959f }
        .lead { stroke: #8c959f; fill: none }
        .line { fill: none; stroke-width: 2.5; stroke-linejoin: round }
        path.k0 { stroke: #0a5c8f } circle.k0, text.k0 { fill: #0a5c8f }
        path.k1 { stroke: #2e86c1 } circle.k1, text.k1 { fill: #2e86c1 }
        path.k2 { stroke: #2e86c1 } circle.k2, text.k2 { fill: #2e86c1 }
        path.k3 { stroke: #5f9ea8 } circle.k3, text.k3 { fill: #43808a }
        path.p0 { stroke: #bc4c00 } circle.p0, text.p0 { fill: #bc4c00 }
        path.p1 { stroke: #8250df } circle.p1, text.p1 { fill: #8250df }
        path.p2 { stroke: #9a6700 } circle.p2, text.p2 { fill: #9a6700 }
        path.p3 { stroke: #bf3989 } circle.p3, text.p3 { fill: #bf3989 }
        @media (prefers-color-scheme: dark) {
        text { fill: #9198a1 }
        .strong { fill: #f0f6fc }
        .ground { fill: #0d1117; stroke: #3d444d }
        .grid { stroke: #21262d }
        .axis, .lead { stroke: #656c76 }
        path.k0 { stroke: #79c0ff } circle.k0, text.k0 { fill: #79c0ff }
        path.k1, path.k2 { stroke: #388bfd } circle.k1, text.k1, circle.k2, text.k2 { fill: #388bfd }
        path.k3 { stroke: #56a3ae } circle.k3, text.k3 { fill: #56a3ae }
        path.p0 { stroke: #f0883e } circle.p0, text.p0 { fill: #f0883e }
        path.p1 { stroke: #ab7df8 } circle.p1, text.p1 { fill: #ab7df8 }
        path.p2 { stroke: #d29922 } circle.p2, text.p2 { fill: #d29922 }
        path.p3 { stroke: #db61a2 } circle.p3, text.p3 { fill: #db61a2 }
        }
        """
}
