import ArabicGazetteer
import TestSupport
import Testing

/// Whatever is in a file: it is refused, or read within its bounds and to an end.
@Suite struct `Damaged compiled gazetteers` {
    static let small: Result<CompiledFile, any Error> = Result {
        try CompiledFile(Gazetteer(`Compiled gazetteers`.entries))
    }
    /// With a filter of pairs.
    static let large: Result<CompiledFile, any Error> = Result {
        let parts = ["سرت", "ليبيا", "بن", "عبد", "علي", "مدينة", "حي", "شارع", "ابو", "بكر", "وادي", "قصر"]
        let entries = (0..<9000).map { number -> Entry in
            var words: [String] = []
            for factor in [1, 12, 144, 1728] { words.append(parts[number / factor % 12]) }
            return Entry(words.joined(separator: " ") + " \(number)", id: "\(number)")
        }
        return try CompiledFile(Gazetteer(entries))
    }

    static let texts: [[UInt8]] = {
        var noise = NoisyText(names: `Matcher equals the reference matcher`.names, seed: 3)
        var texts: [[UInt8]] = []
        for _ in 0..<3 { texts.append(noise.text(words: 40)) }
        texts.append(Array("مدينة حي شارع ابو 77 سرت ليبيا بن عبد 12 وللسراج سورياالعراق والولاياتالمتحدة قصر".utf8))
        return texts
    }()

    /// Does all that can be done with a gazetteer. What it finds is of no interest, if it is within bounds.
    private func use(_ gazetteer: CompiledGazetteer) {
        for overlap in Overlap.allCases {
            let matcher = Matcher(gazetteer, overlap: overlap)
            for text in Self.texts {
                for mention in matcher.mentions(inUTF8: text.span) {
                    #expect(mention.utf8Range.lowerBound >= 0 && mention.utf8Range.upperBound <= text.count)
                    #expect(mention.entryIndex < gazetteer.count)
                    _ = mention.entry
                }
            }
        }
        for index in 0..<min(gazetteer.count, 2000) { _ = gazetteer[index] }
        try? gazetteer.forEachEntry(of: "a.artgaz") { _ in }
    }

    private func use(_ file: CompiledFile) throws {
        if let gazetteer = try? file.open(.header) { use(gazetteer) }
        var sealed = file
        sealed.seal(sections: true)
        let path = try TemporaryFolder.file("a.artgaz", bytes: sealed.bytes)
        do { _ = try Gazetteer(contentsOf: path) } catch {
            #expect(error.faults.count == 1 && error.description.hasPrefix("\(path): is damaged: "), "\(error)")
        }
    }

    // MARK: What is refused

    @Test
    func `no byte may differ`() throws {
        var file = try Self.small.get()
        #expect(try file.fault(.everything) == nil)
        for offset in file.bytes.indices {
            file.bytes[offset] ^= UInt8(1) << UInt8(offset % 8)
            let fault = try file.fault(.everything)
            #expect(fault?.hasSuffix("compile it again") ?? false || offset < 8, "byte \(offset)")
            file.bytes[offset] ^= UInt8(1) << UInt8(offset % 8)
        }
    }

    @Test
    func `a file of another size is refused`() throws {
        let file = try Self.small.get()
        for verification in [CompiledGazetteer.Verification.header, .everything] {
            for count in [1, 7, 8, 100, 255] {
                var cut = file
                cut.bytes.removeLast(file.bytes.count - count)
                #expect(try cut.fault(verification) == "is cut short; compile it again")
            }
            for count in [256, 257, 4096, file.bytes.count - 1, file.bytes.count + 1, file.bytes.count + 4096] {
                var other = file
                other.bytes = Array((file.bytes + [UInt8](repeating: 0, count: 4096)).prefix(count))
                let fault = "is damaged: it has \(count) bytes instead of \(file.bytes.count); compile it again"
                #expect(try other.fault(verification) == fault)
            }
        }
    }

    @Test(
        arguments: [
            ([], "is no compiled gazetteer; make one with artok compile"),
            (Array("x".utf8), "is no compiled gazetteer; make one with artok compile"),
            (Array("سرت\n".utf8), "is no compiled gazetteer; make one with artok compile"),
            ([0xFF, 0xFE, 0x33, 0x06], "is no compiled gazetteer; make one with artok compile"),
            ([UInt8](repeating: 0, count: 5000), "is no compiled gazetteer; make one with artok compile"),
            // A line break that some tool has changed.
            (
                Array("ARTGAZ\n".utf8) + [UInt8](repeating: 0, count: 500),
                "is no compiled gazetteer; make one with artok compile"
            ),
            ([0x1F, 0x8B, 8, 0], "is compressed; unpack it first: a compiled gazetteer is used in place"),
            ([0x28, 0xB5, 0x2F, 0xFD, 0], "is compressed; unpack it first: a compiled gazetteer is used in place"),
        ] as [([UInt8], String)]
    )
    func `a foreign file is refused`(bytes: [UInt8], fault: String) throws {
        let path = try TemporaryFolder.file("a.artgaz", bytes: bytes)
        for verification in [CompiledGazetteer.Verification.header, .everything] {
            let error = #expect(throws: GazetteerError.self) {
                try CompiledGazetteer(mapping: path, verifying: verification)
            }
            #expect(error?.description == "\(path): \(fault)")
        }
    }

    @Test
    func `what is no file is refused`() throws {
        func message(_ path: String) -> String? {
            #expect(throws: GazetteerError.self) { try CompiledGazetteer(mapping: path) }?.faults.first?.message
        }
        #expect(message("/nonexistent/a.artgaz") == "No such file or directory")
        #expect(message(try TemporaryFolder.make()) == "Is a directory")
        let noFile = "is a pipe or a device; a compiled gazetteer is mapped into memory, from a file"
        #expect(message("/dev/null") == noFile)
        // Nobody writes into it: it must not be waited for.
        #expect(message(try TemporaryFolder.pipe("a.artgaz")) == noFile)
    }

    @Test(
        arguments: [
            (8, 2, "has version 2 of the format, this artok reads 4; compile it again"),
            (8, 0, "has version 0 of the format, this artok reads 4; compile it again"),
            (16, 0, "was compiled with another folding; compile it again"),
            (32, 1, "is damaged: its sections do not fit together; compile it again"),
            (32, 1 << 29, "is damaged: its sections do not fit together; compile it again"),
            (32, .max, "is damaged: its sections do not fit together; compile it again"),
            (40, 8193, "is damaged: its sections do not fit together; compile it again"),
            (40, .max, "is damaged: its sections do not fit together; compile it again"),
            (44, 8193, "is damaged: its sections do not fit together; compile it again"),
            (44, .max, "is damaged: its sections do not fit together; compile it again"),
            (48, 0, "is damaged: its section \"firsts\" is not in its place; compile it again"),
            (48, 255, "is damaged: its section \"firsts\" is not in its place; compile it again"),
            (52, .max, "is damaged: its section \"firsts\" is not in its place; compile it again"),
            (56, 0, "is damaged: its section \"pairs\" is not in its place; compile it again"),
            (60, .max, "is damaged: its section \"firsts\" is not in its place; compile it again"),
            (80, 1, "is damaged: its section \"tails\" is not in its place; compile it again"),
            (128, 1, "is damaged: its section \"nodes\" is not in its place; compile it again"),
            (152, 0, "is damaged: its section \"forms\" is not in its place; compile it again"),
            (216, 64, "is damaged: its section \"data\" is not in its place; compile it again"),
            (224, 0, "is damaged: its sections do not fit together; compile it again"),
            (244, 10, "was compiled with a folding that this artok does not know; compile it again"),
            (228, 1, "is damaged: its section \"data\" is not in its place; compile it again"),
        ] as [(Int, UInt32, String)]
    )
    func `a header that says something else is refused`(offset: Int, value: UInt32, fault: String) throws {
        var file = try Self.small.get()
        file.set(offset, u32: value)
        file.seal(sections: false)
        #expect(try file.fault(.header) == fault)
        #expect(try file.fault(.everything) == fault)
    }

    // MARK: What is read nevertheless

    @Test(arguments: [12, 36, 40, 44], [0, 1, 2, 7, 8192] as [UInt32])
    func `a number of the header may be wrong`(offset: Int, value: UInt32) throws {
        var file = try Self.small.get()
        file.set(offset, u32: value)
        file.seal(sections: false)
        try use(file)
        var large = try Self.large.get()
        large.set(offset, u32: value)
        large.seal(sections: false)
        use(try large.open(.header))
    }

    @Test(arguments: CompiledFile.sections, 0..<6)
    func `a section may hold anything`(section: String, round: Int) throws {
        var random = SeededRandom(seed: UInt64(round))
        // First all of it, then ever less.
        func damage(_ file: inout CompiledFile) {
            for offset in file.section(section) where random.chance(1, in: 1 << (2 * round)) {
                file.bytes[offset] = UInt8.random(in: 0...255, using: &random)
            }
        }
        var file = try Self.small.get()
        damage(&file)
        try use(file)
        guard round % 3 == 0 else { return }
        var large = try Self.large.get()
        damage(&large)
        use(try large.open(.header))
    }

    @Test(arguments: CompiledFile.sections, [0x00, 0x01, 0x7F, 0x80, 0xFF] as [UInt8])
    func `a section may be all of one byte`(section: String, byte: UInt8) throws {
        var file = try Self.small.get()
        for offset in file.section(section) { file.bytes[offset] = byte }
        try use(file)
    }

    /// The upper half of a slot is what a look-up compares: with it, damage reaches the forms.
    @Test(arguments: 0..<20)
    func `nodes may lead anywhere`(round: Int) throws {
        var random = SeededRandom(seed: UInt64(round))
        var file = try Self.small.get()
        let formCount = UInt32(file.section("forms").count / 4)
        for offset in stride(from: file.section("nodes").lowerBound, to: file.section("nodes").upperBound, by: 8)
        where file.u64(offset) != 0 {
            let record = round % 2 == 0 ? UInt32.random(in: 0..<formCount, using: &random) : random.next32() >> 3
            file.set(offset, u32: record << 3 | UInt32.random(in: 0..<8, using: &random))
        }
        try use(file)
    }

    /// Records where the nodes say they are, with what is wrong in each.
    @Test(arguments: 0..<8)
    func `forms may say anything`(kind: Int) throws {
        var file = try Self.small.get()
        let forms = file.section("forms")
        var offset = forms.lowerBound
        while offset < forms.upperBound {
            let next = offset + (8 + Int(file.u32(offset + 4) & 0xFFFF) + 3) & ~3
            switch kind {
            case 0: file.bytes[offset + 6] |= 1
            case 1: file.set(offset, u32: file.u32(32))
            case 2: file.set(offset, u32: .max)
            case 3: file.bytes[offset + 5] = 0xFF
            case 4: file.bytes[offset + 4] = 0
            case 5: (file.bytes[offset + 6], file.bytes[offset + 7]) = (0xFF, 0xFF)
            case 6: file.bytes[offset + 6] |= 16
            default: for place in offset + 8..<next { file.bytes[place] = 0xD8 }
            }
            offset = forms.lowerBound + (next - forms.lowerBound + 3) / 4 * 4
        }
        try use(file)
    }

    @Test
    func `entries that are not there are told`() throws {
        func fault(_ change: (inout CompiledFile) -> Void) throws -> String? {
            var file = try Self.small.get()
            change(&file)
            file.seal(sections: true)
            let path = try TemporaryFolder.file("a.artgaz", bytes: file.bytes)
            return #expect(throws: GazetteerError.self) { try Gazetteer(contentsOf: path) }?.faults[0].message
        }
        let entries = try Self.small.get().section("entries").lowerBound
        let data = try Self.small.get().section("data").lowerBound
        // Outside; sharing bytes with the one before; a text that is longer than all.
        #expect(try fault { $0.set(entries, u32: .max) } == "is damaged: its entry 1 cannot be read; compile it again")
        #expect(
            try fault { $0.set(entries + 8, u32: 1 << 31) }
                == "is damaged: its entry 2 cannot be read; compile it again"
        )
        #expect(try fault { $0.bytes[data] = 0x7F } == "is damaged: its entry 1 cannot be read; compile it again")
        #expect(
            try fault { $0.set(entries + 4, u32: .max) } == "is damaged: its entry 1 cannot be read; compile it again"
        )
    }
}

extension SeededRandom {
    fileprivate mutating func next32() -> UInt32 { UInt32(truncatingIfNeeded: next()) }
}
