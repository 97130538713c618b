// The code kernels, and the exact coder where they stop, give the codes of the text folded as a whole.

import ArabicText
import CScanKernels
import ScanCore
import TestSupport
import Testing

/// A text on its way through the kernels, with the exact coder for the chunks that they leave.
private struct CodedText: Equatable {
    var codes: [UInt8] = []
    /// Where each code came from; `nil` for those of hard chunks.
    var offsets: [Int?] = []
    /// The parts that the kernels did.
    var simple: [Range<Int>] = []
    var hard: [Range<Int>] = []

    init(
        _ source: UnsafeBufferPointer<UInt8>,
        _ table: CodeTable,
        into memory: UnsafeMutableBufferPointer<UInt8>,
        blockCapacity: Int? = nil,
        isExact: Bool = true
    ) {
        let blockCapacity = blockCapacity ?? source.count + 8
        // One block too many, which must stay as it is.
        let untouched = artok_code_block(source: 1, kept: 2, code_start: 3)
        var blocks = [artok_code_block](repeating: untouched, count: blockCapacity + 1)
        blocks.withUnsafeMutableBufferPointer { blocks in
            var state = artok_code_state()
            state.source = source.baseAddress
            state.source_count = source.count
            state.codes = memory.baseAddress
            state.code_capacity = memory.count
            state.blocks = blocks.baseAddress
            state.block_capacity = blockCapacity
            while state.source_offset < source.count {
                let start = state.source_offset
                // What stood in the memory before stays.
                let (codeStart, blockStart) = (state.code_count, state.block_count)
                let isHard = artok_codes(table.kernels, &state)
                #expect(state.code_count >= codeStart && state.code_count <= memory.count)
                #expect(isHard || state.source_offset > start)
                if state.source_offset > start { simple.append(start..<state.source_offset) }
                codes += memory[codeStart..<state.code_count]
                for code in codeStart..<state.code_count {
                    offsets.append(artok_code_offset(blocks.baseAddress, state.block_count, code))
                }
                #expect(
                    artok_code_offset(blocks.baseAddress, state.block_count, state.code_count) == Int(bitPattern: ~0)
                )
                #expect(state.block_count >= blockStart && state.block_count <= blockCapacity)
                if isHard {
                    var end = state.source_offset
                    while end < source.count, !isSpace(source[end]) { end += 1 }
                    #expect(end > state.source_offset)
                    let chunk = state.source_offset..<end
                    hard.append(chunk)
                    if isExact { table.appendExactCodes(of: source.span.extracting(chunk), to: &codes) }
                    offsets += [Int?](repeating: nil, count: codes.count - offsets.count)
                    state.source_offset = end
                }
                // Sometimes on in the same memory, sometimes from its start.
                if !isHard || memory.count - state.code_count < 64 || state.block_count == blockCapacity {
                    state.code_count = 0
                    state.block_count = 0
                }
            }
            #expect(blocks[blockCapacity].source == 1 && blocks[blockCapacity].kept == 2)
        }
    }

    /// Without capacities, with room for everything.
    init(
        _ bytes: [UInt8],
        _ table: CodeTable,
        capacity: Int? = nil,
        blockCapacity: Int? = nil,
        isExact: Bool = true
    ) {
        var memory = [UInt8](repeating: 0, count: capacity ?? 6 * bytes.count + 200)
        self = bytes.withUnsafeBufferPointer { source in
            memory.withUnsafeMutableBufferPointer {
                CodedText(source, table, into: $0, blockCapacity: blockCapacity, isExact: isExact)
            }
        }
    }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

/// The codes of a folded text, by the standard library's properties.
private func referenceCodes(of folded: [UInt8]) -> [UInt8] {
    decodedParts(of: folded).flatMap { part -> [UInt8] in
        guard let scalar = part.scalar else { return [Code.mark] }
        switch Unicode.Scalar(scalar)!.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber:
            if let code = Code.single(scalar) { return [code] }
            return (0..<6).map { 0x10 | UInt8(scalar >> (20 - 4 * $0) & 0xF) }
        default: break
        }
        switch scalar {
        case 0x0A: return [3]
        case 0x0D: return [4]
        case 0x85, 0x2028: return [5]
        case 0x2029: return [6]
        case 0x2D, 0x2010, 0x2011: return [7]
        default: return [Unicode.Scalar(scalar)!.properties.isWhitespace ? 2 : 8]
        }
    }
}

extension `Kernels` {
    @Suite struct `Codes` {
        static let folding = Folding(Folding.matching.options.subtracting([.whitespace, .punctuation]))
        private let table = CodeTable(Self.folding)

        private func compare(_ bytes: [UInt8], _ comment: @autoclosure () -> String) {
            var expected: [UInt8] = []
            table.appendExactCodes(of: bytes.span, to: &expected)
            for (capacity, blockCapacity) in [(nil, nil), (64, nil), (65, 1), (200, 2), (1000, nil)] as [(Int?, Int?)] {
                `Kernels`().forEachKernel { kernel in
                    let coded = CodedText(bytes, table, capacity: capacity, blockCapacity: blockCapacity)
                    guard coded.codes == expected else {
                        let place = zip(coded.codes, expected).prefix { $0 == $1 }.count
                        let room = capacity.map { "\($0) codes" } ?? "all codes"
                        Issue.record("\(kernel), \(room), \(comment()), code \(place) of \(hex(bytes))")
                        return
                    }
                    checkOffsets(coded, bytes, "\(kernel), \(capacity ?? 0) codes, \(comment())")
                }
            }
        }

        /// The offsets of a simple part are those of its alignment.
        private func checkOffsets(_ coded: CodedText, _ bytes: [UInt8], _ comment: String) {
            var expected: [Int] = []
            for part in coded.simple {
                let aligned = Normalizer(Self.folding).align(utf8: bytes.span.extracting(part))
                for folded in decodedParts(of: aligned.bytes) {
                    var start = aligned.alignment.sourceRange(for: folded.range).lowerBound
                    if folded.range.lowerBound == 0 {
                        // What is removed at the very start belongs to what follows, there.
                        for removed in decodedParts(of: Array(bytes[part])) {
                            let text = Array(
                                bytes[part][(part.lowerBound + removed.range.lowerBound)...].prefix(removed.range.count)
                            )
                            guard Normalizer(Self.folding).align(utf8: text.span).bytes.isEmpty else { break }
                            start = removed.range.upperBound
                        }
                    }
                    expected.append(part.lowerBound + start)
                }
            }
            #expect(coded.offsets.compactMap(\.self) == expected, "\(comment): \(hex(bytes))")
        }

        @Test(arguments: 0..<`Folding equals the reference folding`.rounds)
        func `are those of the folded text`(round: Int) {
            let seed = FoldingText.seed()
            var source = FoldingText(seed: seed)
            var noisy = NoisyText(names: ["ليبيا", "بنغازي", "أبو سليم", "Sirte", "چابهار", "ولاية برقة"], seed: seed)
            for part in 0..<6 {
                let count = Int.random(in: 5...600, using: &source.random)
                let bytes =
                    switch part {
                    case 0: source.bytes(count)
                    case 1: source.tokenBytes(count)
                    case 2: noisy.text(words: count / 6)
                    default: source.proseBytes(count)
                    }
                compare(bytes, "seed \(seed), part \(part)")
            }
        }

        @Test func `of the folded text are those of its scalars`() {
            let seed = FoldingText.seed()
            var source = FoldingText(seed: seed)
            for _ in 0..<40 {
                let bytes = source.bytes(300)
                let folded = Normalizer(Self.folding).align(utf8: bytes.span).bytes
                guard decodedParts(of: folded).allSatisfy({ !isNewerThanUnicode15($0.scalar ?? 0) }) else { continue }
                #expect(
                    CodedText(bytes, table).codes == referenceCodes(of: folded),
                    "seed \(seed): \(hex(bytes)) became \(hex(folded))"
                )
            }
        }

        @Test func `of the articles are those of the folded text`() throws {
            for name in ["000_043230a2124b5c51.txt", "001_ff5cee45131f32b2.txt", "002_7034af17d59d9de9.txt"] {
                compare(try #require(PackageFiles.bytes("seeds/" + name)), name)
            }
        }

        /// Every scalar up to where there are only few, and some of the ideographs and syllables.
        @Test func `of every scalar`() {
            let few =
                Array(stride(from: 0x3400 as UInt32, to: 0xD800, by: 61)) + stride(from: 0x20000, to: 0x110000, by: 977)
            let scalars = Array(0..<0x3400 as Range<UInt32>) + Array(0xE000..<0x1_0000) + Array(0x1E800..<0x1FC00) + few
            for start in stride(from: 0, to: scalars.count, by: 256) {
                var bytes: [UInt8] = []
                for scalar in scalars[start..<min(start + 256, scalars.count)] {
                    bytes += Array("ا".utf8)
                    bytes.append(utf8: scalar)
                    bytes += Array("ب ".utf8)
                }
                var expected: [UInt8] = []
                table.appendExactCodes(of: bytes.span, to: &expected)
                #expect(CodedText(bytes, table).codes == expected, "from \(codePoint(scalars[start]))")
                let first = CodedText(bytes, table, isExact: false)
                `Kernels`().forEachKernel { kernel in
                    let coded = CodedText(bytes, table, isExact: false)
                    #expect(coded == first, "\(kernel), from \(codePoint(scalars[start]))")
                }
            }
        }

        /// Hard, ill-formed and cut-off scalars, and the kernels' own, at every place of a block.
        @Test(arguments: [
            "é", "日", "😂", "\u{2028}", "\u{2011}", "«", "\u{AD}", "گ", "ې", "\u{64E}", "\u{640}", "\u{301}", "ﷺ",
            "\u{85}",
            "\u{A0}", "٢", "،", "\u{FEFF}",
        ])
        func `at every place`(piece: String) {
            let piece = Array(piece.utf8)
            // Where blocks begin and end.
            for before in Array(0...2) + Array(53...67) + Array(126...129) {
                for fill in ["a", " ", "ل"] {
                    let filling = Array(String(repeating: fill, count: before).utf8)
                    for cut in 0..<piece.count {
                        compare(filling + piece.dropLast(cut), "\(before) times \(fill)")
                        compare(
                            filling + piece.dropLast(cut) + Array(" سِرت ".utf8) + filling,
                            "\(before) times \(fill)"
                        )
                        guard before % 4 == cut else { continue }
                        compare(filling + piece.dropFirst(cut) + filling, "\(before) times \(fill)")
                    }
                }
            }
        }

        @Test func `of chunks longer than the room`() {
            for unit in ["ا", "a", "\u{64E}", "5", "،", "…", "😂", "é"] {
                for count in [63, 64, 65, 200, 5000] {
                    let bytes = Array(String(repeating: unit, count: count).utf8)
                    compare(bytes, "\(count) times \(unit)")
                    compare(Array("في ".utf8) + bytes + Array(" سرت".utf8), "\(count) times \(unit)")
                }
            }
        }

        /// The text ends where readable memory ends, and starts where it starts; so do the codes.
        @Test func `read and write nothing outside`() {
            let (page, output) = (GuardedPage(), GuardedPage())
            let unit = Array("إلى سِرْت «ABC» \u{200F}گچ، 5 日本 …".utf8)
            let text = Array(repeating: unit, count: 20).flatMap(\.self)
            for count in 0...512 {
                let bytes = Array(text[count % 9..<count % 9 + count])
                var expected: [UInt8] = []
                table.appendExactCodes(of: bytes.span, to: &expected)
                `Kernels`().forEachKernel { kernel in
                    page.forEachPlace(of: bytes, filling: 0xA7) { source in
                        for memory in [output.atStart(64 + count % 100), output.atEnd(64 + count % 100)] {
                            let coded = CodedText(source, table, into: memory)
                            #expect(coded.codes == expected, "\(kernel), \(count) bytes")
                        }
                    }
                }
            }
        }

        /// No two letters share codes, and none has those of what separates words.
        @Test func `tell letters apart`() {
            var letters: [[UInt8]: UInt32] = [:]
            for scalar in Array(0..<0x3000 as Range<UInt32>) + [0xFFFD, 0x10FFFF] {
                var codes: [UInt8] = []
                Code.append(scalar, to: &codes)
                #expect(letters.updateValue(scalar, forKey: codes) == nil, "\(codePoint(scalar))")
                #expect(codes.allSatisfy { Code.isLetter($0) } && (codes.count == 1 || codes.count == 6))
                #expect(codes.count == 6 || codes[0] >= 0x20)
            }
        }

        @Test func `of a folding that joins chunks have no table`() async {
            await #expect(processExitsWith: .failure) { _ = CodeTable(.matching) }
        }
    }
}
