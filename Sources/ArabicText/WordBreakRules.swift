// The word rules of the installed ICU, found out by trying.
//
// UAX #29 changes, and ICU's root rules differ from it: some versions leave `:` out of MidLetter, some make `@` a letter.
// So no rule stands here but the form that all of them have: whether there is a boundary depends on the classes on both
// sides, with what WB4 passes over, and for some classes between two others on all three. ICU itself says which.

/// What a class does behind another one, for all pairs of classes.
struct WordBreakRules: Sendable {
    /// What to do with the next scalar.
    struct Step {
        let bits: UInt8

        static let lookAhead: UInt8 = 1 << 5
        static let boundary: UInt8 = 1 << 6
        static let leave: UInt8 = 1 << 7

        /// It belongs to the segment, which then goes on as behind ``state``.
        @inline(__always)
        var isPlain: Bool { bits < Self.lookAhead }
        /// There is a boundary before it, unless it is an emoji behind a ZWJ.
        var isBoundary: Bool { bits & Self.boundary != 0 }
        /// What follows it decides.
        var looksAhead: Bool { bits & Self.lookAhead != 0 }
        /// ICU has to cut this segment.
        var isLeft: Bool { bits == Self.leave }

        /// Safe: made of such a value by ``init(_:looksAhead:)``, and asked for only where it is one.
        @inline(__always)
        var state: WordBreakClass { unsafeBitCast(bits & 0x1F, to: WordBreakClass.self) }

        fileprivate init(_ state: WordBreakClass, looksAhead: Bool = false) {
            bits = state.rawValue | (looksAhead ? Self.lookAhead : 0)
        }

        fileprivate init(boundaryThat looksAhead: Bool) {
            bits = Self.boundary | (looksAhead ? Self.lookAhead : 0)
        }

        fileprivate init() { bits = Self.leave }
    }

    static let shared = WordBreakRules()

    /// Classes fit in five bits: so the index is only a shift, and each is within the array.
    private let steps: [Step]
    /// For a class and the one behind it: what must follow both, so that all three are joined.
    private let thirds: [WordBreakClasses]
    /// How ICU cuts texts with the examples of the classes in them.
    private let signatures: [(class: WordBreakClass, signature: WordBreakProbe.Signature)]

    @inline(__always)
    private static func place(_ left: WordBreakClass, _ right: WordBreakClass) -> Int {
        Int(left.rawValue) << 5 | Int(right.rawValue)
    }

    private init() {
        let classes = WordBreakClass.allCases.filter { $0.example != nil }
        let probe = WordBreakProbe()
        let joins = WordBreakJoins(of: classes, probe)
        var steps = [Step](repeating: Step(), count: 32 * 32)
        var thirds = [WordBreakClasses](repeating: WordBreakClasses(), count: 32 * 32)
        for left in classes {
            for right in classes {
                let third = joins.thirds(left, right)
                let place = Self.place(left, right)
                thirds[place] = third
                steps[place] =
                    joins.joins(left, right)
                    ? Step(Self.state(behind: left, right), looksAhead: !third.isEmpty)
                    : Step(boundaryThat: !third.isEmpty)
            }
            // Nothing but WB4 and WB3c joins anything to these, and a dictionary's letters are neither.
            let separates = [.other, .space, .carriageReturn, .lineFeed, .newline].contains(left)
            if separates { steps[Self.place(left, .dictionary)] = Step(boundaryThat: false) }
        }
        self.steps = steps
        self.thirds = thirds
        signatures = Array(zip(classes, probe.signatures(of: classes.compactMap(\.example))))
    }

    /// As which class a segment goes on.
    private static func state(behind left: WordBreakClass, _ right: WordBreakClass) -> WordBreakClass {
        switch (left, right) {
        // WB4; and WB3d holds only with nothing in between.
        case (.space, .extend), (.space, .joiner): .other
        case (_, .extend), (_, .joiner): left
        // WB15, WB16: two make a flag.
        case (.regionalIndicator, .regionalIndicator): .other
        default: right
        }
    }

    /// What to do with a scalar behind those that made the segment go on as `left`.
    @inline(__always)
    func step(from left: WordBreakClass, to next: WordBreakClass) -> Step { steps[Self.place(left, next)] }

    /// The classes that join `left` with `middle` in between: WB6, 7, 7b, 7c, 11, 12.
    func joined(to left: WordBreakClass, through middle: WordBreakClass) -> WordBreakClasses {
        thirds[Self.place(left, middle)]
    }

    /// The classes that ICU's rules give to scalars, tried out: that of the property, or another one that they behave
    /// like, or `unknown`.
    func classes(of scalars: [(scalar: UInt32, property: WordBreakClass)]) -> [WordBreakClass] {
        let found = WordBreakProbe().signatures(of: scalars.map(\.scalar))
        return zip(scalars, found).map { scalar, signature in
            let alike = signatures.filter { $0.signature == signature }.map(\.class)
            return alike.contains(scalar.property) ? scalar.property : alike.first ?? .unknown
        }
    }
}

/// Which classes hang together, in twos and in threes.
private struct WordBreakJoins {
    private var twos: [WordBreakClasses]
    private var threes: [WordBreakClasses]
    private let classes: [WordBreakClass]

    init(of classes: [WordBreakClass], _ probe: WordBreakProbe) {
        self.classes = classes
        twos = .init(repeating: WordBreakClasses(), count: 32)
        threes = .init(repeating: WordBreakClasses(), count: 32 * 32)
        let examples = classes.compactMap(\.example)
        let texts = examples.flatMap { left in
            examples.flatMap { right in [[left, right]] + examples.map { [left, $0, right] } }
        }
        var joints = probe.joints(of: texts).makeIterator()
        for left in classes {
            for right in classes {
                if joints.next() == 0b1 { twos[Int(left.rawValue)].insert(right) }
                for middle in classes where joints.next() == 0b11 {
                    threes[Int(left.rawValue) << 5 | Int(middle.rawValue)].insert(right)
                }
            }
        }
    }

    func joins(_ left: WordBreakClass, _ right: WordBreakClass) -> Bool { twos[Int(left.rawValue)].contains(right) }

    /// What joins `left` only through `middle`: not where each two are joined anyway.
    func thirds(_ left: WordBreakClass, _ middle: WordBreakClass) -> WordBreakClasses {
        var thirds = WordBreakClasses()
        // WB4 is no rule of three.
        guard middle != .extend, middle != .joiner else { return thirds }
        for right in classes where threes[Int(left.rawValue) << 5 | Int(middle.rawValue)].contains(right) {
            if !joins(left, middle) || !joins(middle, right) { thirds.insert(right) }
        }
        return thirds
    }
}
