import ArabicGazetteer
import ArabicText
import TestSupport

/// Compiled gazetteers: whatever is in one, it is refused or read within its bounds and to an end.
///
/// First which gazetteer is damaged and which kernels read it, then the damages, then a text. Checksums are made right again, or no damage but one to
/// them would ever be read.
struct CompiledTarget: FuzzTarget {
    let name = "artgaz"

    private static let whole: [CompiledFile] = {
        let plain = [
            Entry("سرت", type: .location, id: "sirte", aliases: ["Sirte"]),
            Entry("الولايات المتحدة", type: .location, id: "us", aliases: ["U.S. Army"]),
            Entry("سَرَت-درنة", id: "vowels", match: MatchOptions(folding: .marks)),
            Entry(
                "الخمس",
                id: "khoms",
                match: MatchOptions(context: .init(before: ["مدينة"], after: ["الليبية"], window: 2))
            ),
            Entry("القاعدة", type: .organization, id: "qaida", match: MatchOptions(not: ["القاعدة الجوية"])),
            Entry("قرية", id: "18", attributes: [.init(name: "lat", value: "31.20")]),
        ]
        return [plain, RandomGazetteer(entries: 40, seed: 1).entries].flatMap { entries in
            GazetteerScale.allCases.map { CompiledFile(Gazetteer(entries).compiled(for: $0)) }
                + [CompiledFile(Gazetteer(entries).compiled(for: .some, folding: .search))]
        }
    }()

    private static let text: [UInt8] = {
        var noise = NoisyText(
            names: RandomGazetteer(entries: 40, seed: 1).names + ["سرت", "القاعدة الجوية", "مدينة الخمس", "U.S. Army"],
            seed: 3
        )
        noise.noise = 1
        return noise.text(words: 12)
    }()

    func seeds(_ texts: [[UInt8]]) -> [[UInt8]] { (0..<200).map { SeededRandom.bytes(20 + $0, seed: UInt64($0)) } }

    func run(_ input: InputBytes) {
        var input = input
        let choice = input.byte()
        // At times the input is the file.
        if choice == 255 { return use(input.bytes(), [Self.text], kernel: 0) }
        let kernel = input.byte()
        let whole = Self.whole[choice % Self.whole.count]
        var file = whole
        for _ in 0..<input.byte() % 24 { damage(&file, of: whole, &input) }
        // The sections' checksums are not looked at.
        file.seal(sections: false)
        let text = input.bytes()
        use(file.bytes, [Self.text, text], kernel: kernel)
        // What takes long: near misses, and the audit.
        if choice & 32 != 0, let gazetteer = try? CompiledGazetteer(copying: file.bytes, verifying: .header) {
            _ = Matcher(gazetteer).nearMisses(inUTF8: text.span)
            _ = try? Gazetteer(entriesOf: gazetteer, at: "a.artgaz").audit()
        }
    }

    /// - Parameter whole: The file as it was, of which the header says where the sections are.
    private func damage(_ file: inout CompiledFile, of whole: CompiledFile, _ input: inout InputBytes) {
        let place = input.byte()
        let range = place % 9 == 8 ? 8..<248 : whole.section(CompiledFile.sections[place % 9])
        guard !range.isEmpty else { return }
        let number = input.byte() << 8 | input.byte()
        // Most fields have four bytes.
        let field = number % range.count / 4 * 4
        let offset = range.lowerBound + (place & 64 == 0 ? field : number % range.count)
        let bytes: [UInt8]
        switch place / 64 {
        case 0: bytes = (0..<4).map { _ in UInt8(input.byte()) }
        case 1: bytes = [UInt8(input.byte())]
        case 2: bytes = [0xFF, 0xFF, 0xFF, 0xFF]
        default:
            // What stands elsewhere.
            let start = (range.lowerBound + input.byte() * 4) % (file.bytes.count - 8)
            bytes = Array(file.bytes[start..<start + 8])
        }
        for (index, byte) in bytes.enumerated() where offset + index < range.upperBound {
            file.bytes[offset + index] = byte
        }
    }

    /// Does all that can be done with a gazetteer.
    private func use(_ bytes: [UInt8], _ texts: [[UInt8]], kernel: Int) {
        guard let gazetteer = try? CompiledGazetteer(copying: bytes, verifying: .header) else { return }
        for (overlap, kernel) in zip(Overlap.allCases, [kernel, kernel / 2]) {
            Kernels.use(kernel) { name in
                var scanner = MentionScanner(Matcher(gazetteer, overlap: overlap))
                for text in texts {
                    let ends = Set([0] + decodedParts(of: text).map(\.range.upperBound))
                    scanner.forEachMention(in: text.span) { mention in
                        let range = mention.utf8Range
                        let isInside = ends.contains(range.lowerBound) && ends.contains(range.upperBound)
                        Finding.expect(isInside && !range.isEmpty, "\(name): \(range) of \(hex(text))")
                        Finding.expect(mention.entryIndex < gazetteer.count, "\(name): entry \(mention.entryIndex)")
                        _ = (mention.entry, mention.proclitic, mention.how.names)
                    }
                }
            }
        }
        for index in 0..<min(gazetteer.count, 200) { _ = gazetteer[index] }
        var count = 0
        try? gazetteer.forEachEntry(of: "a.artgaz") { _ in count += 1 }
        Finding.expect(count <= bytes.count, "\(count) entries in \(bytes.count) bytes")
    }
}
