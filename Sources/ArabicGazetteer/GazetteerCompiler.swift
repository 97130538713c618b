internal import ScanCore

/// Makes the bytes of a compiled gazetteer.
///
/// The same entries give the same bytes on every machine: nothing depends on the order in which threads or hash tables
/// come to things.
struct GazetteerCompiler {
    private let entries: [Entry]
    private var forms: [Form] = []

    private struct Form {
        let entry: Int
        /// Which of its entry's names it is; 0 is the name.
        let position: Int
        let draft: FormDraft
        var hash: UInt64 = 0
        var offset = 0
    }

    /// Fewer beginnings than this fit into a filter that the processor keeps near; then there is no filter of pairs.
    private static let mostWithoutPairs = 1 << 14

    init(_ entries: [Entry]) {
        self.entries = entries
        for (index, entry) in entries.enumerated() {
            if let draft = FormDraft(entry.name) { forms.append(Form(entry: index, position: 0, draft: draft)) }
            guard !entry.aliases.isEmpty else { continue }
            var spellings: Set<String> = [entry.name]
            for (position, alias) in entry.aliases.enumerated() where spellings.insert(alias).inserted {
                guard let draft = FormDraft(alias) else { continue }
                forms.append(Form(entry: index, position: position + 1, draft: draft))
            }
        }
    }

    /// - Complexity: O(*n* log *n*) in the number of forms.
    consuming func compiled() -> [UInt8] {
        var number: UInt32 = 0
        while true {
            // One in a thousand gazetteers of a million names needs another hash function.
            if let bytes = compiled(number) { return bytes }
            number += 1
        }
    }

    private mutating func compiled(_ hashNumber: UInt32) -> [UInt8]? {
        let hash = CodeHash(number: hashNumber)
        var beginnings: [(hash: UInt64, flags: UInt32)] = []
        var pairs: [UInt64] = []
        for index in forms.indices { forms[index].hash = collect(forms[index].draft, hash, &beginnings, &pairs) }
        let order = forms.indices.sorted { (forms[$0].hash, $0) < (forms[$1].hash, $1) }
        let (formBytes, ends) = writeForms(order)
        beginnings.sort { $0.hash < $1.hash }
        let nodes = Self.nodes(beginnings, ends)
        guard let slots = NodeTable.slots(of: nodes) else { return nil }
        let usesPairs = nodes.count > Self.mostWithoutPairs
        let firsts = usesPairs ? ends.map(\.hash) : nodes.map(\.hash)
        let (entryBytes, data) = writeEntries()
        return Self.file(
            hashNumber,
            [
                Self.bytes(KeyFilter.words(of: firsts, bits: usesPairs ? 14 : 24)),
                usesPairs ? Self.bytes(KeyFilter.words(of: Self.unique(pairs), bits: 12)) : [],
                Self.bytes(KeyFilter.words(of: tails(hash), bits: 16)), Self.bytes(slots), formBytes, entryBytes, data,
            ],
            entries: entries.count,
            forms: forms
        )
    }

    // MARK: Keys

    /// Adds a form's beginnings and the pairs of words that it can begin with; its own hash.
    private func collect(
        _ draft: FormDraft,
        _ hash: CodeHash,
        _ beginnings: inout [(hash: UInt64, flags: UInt32)],
        _ pairs: inout [UInt64]
    ) -> UInt64 {
        let padded = draft.letters + [UInt8](repeating: 0, count: CodeHash.reach)
        return padded.withUnsafeBufferPointer { letters in
            let start = letters.baseAddress!
            let end = draft.letters.count
            let expectsPunctuation = draft.seams.contains { $0.isRequired }
            for (index, seam) in draft.seams.enumerated() {
                let first = hash.hash(start, seam.offset)
                beginnings.append((first, expectsPunctuation ? 3 : 1))
                // The second word ends at any seam behind, as long as none between must have something.
                for last in draft.seams[(index + 1)...] {
                    pairs.append(CodeHash.pair(first, hash.hash(start + seam.offset, last.offset - seam.offset)))
                    if last.isRequired { break }
                }
                if !draft.seams[(index + 1)...].contains(where: { $0.isRequired }) {
                    pairs.append(CodeHash.pair(first, hash.hash(start + seam.offset, end - seam.offset)))
                }
                // No word goes on over what must stand between two.
                if seam.isRequired { break }
            }
            var passed = false
            for seam in draft.seams {
                if passed { beginnings.append((hash.hash(start, seam.offset), expectsPunctuation ? 3 : 1)) }
                if seam.isRequired { passed = true }
            }
            return hash.hash(start, end)
        }
    }

    /// Both lists are in the order of hashes.
    private static func nodes(
        _ beginnings: [(hash: UInt64, flags: UInt32)],
        _ ends: [(hash: UInt64, record: Int)]
    ) -> [(hash: UInt64, node: NodeTable.Node)] {
        var nodes: [(hash: UInt64, node: NodeTable.Node)] = []
        nodes.reserveCapacity(beginnings.count + ends.count)
        var (first, second) = (0, 0)
        while first < beginnings.count || second < ends.count {
            let hash = min(
                first < beginnings.count ? beginnings[first].hash : .max,
                second < ends.count ? ends[second].hash : .max
            )
            var flags: UInt32 = 0
            while first < beginnings.count, beginnings[first].hash == hash {
                flags |= beginnings[first].flags
                first += 1
            }
            var record: Int?
            if second < ends.count, ends[second].hash == hash {
                record = ends[second].record
                second += 1
            }
            let node = NodeTable.Node(
                record: record ?? 0,
                ends: record != nil,
                continues: flags & 1 != 0,
                expectsPunctuation: flags & 2 != 0
            )
            nodes.append((hash, node))
        }
        return nodes
    }

    private static func unique(_ keys: [UInt64]) -> [UInt64] {
        let sorted = keys.sorted()
        var unique: [UInt64] = []
        for key in sorted where key != unique.last { unique.append(key) }
        return unique
    }

    /// What a word ends with that ends with a form.
    private func tails(_ hash: CodeHash) -> [UInt64] {
        var tails: [UInt64] = []
        for form in forms where form.draft.letters.count >= CodeHash.tail {
            let tail = form.draft.letters.suffix(CodeHash.tail) + [UInt8](repeating: 0, count: CodeHash.reach)
            tails.append(tail.withUnsafeBufferPointer { hash.hash($0.baseAddress!, CodeHash.tail) })
        }
        return Self.unique(tails)
    }

    // MARK: Sections

    /// Forms with the same letters side by side.
    private mutating func writeForms(_ order: [Int]) -> (bytes: [UInt8], ends: [(hash: UInt64, record: Int)]) {
        let allowsArticle = entriesBeforeWhichAnArticleMayStand()
        var bytes: [UInt8] = []
        var ends: [(hash: UInt64, record: Int)] = []
        for (place, index) in order.enumerated() {
            let form = forms[index]
            if ends.last?.hash != form.hash { ends.append((form.hash, bytes.count / 4)) }
            forms[index].offset = bytes.count
            let contents = FormRecord.Contents(
                entry: form.entry,
                isFollowedByEqual: place + 1 < order.count && forms[order[place + 1]].hash == form.hash,
                hasArticle: form.draft.hasArticle,
                isForExactPath: form.draft.isForExactPath,
                letterCount: form.draft.letterCount,
                allowsArticle: allowsArticle[form.entry],
                match: entries[form.entry].match
            )
            FormRecord.write(form.draft.spelling, contents, to: &bytes)
        }
        return (bytes, ends)
    }

    /// By an entry's word, or if its name has none and it is of a kind that takes one.
    private func entriesBeforeWhichAnArticleMayStand() -> [Bool] {
        var allowed = entries.map { $0.match.article ?? false }
        for form in forms where form.position == 0 && entries[form.entry].match.article == nil {
            allowed[form.entry] = entries[form.entry].type.takesArticle && !form.draft.hasArticle
        }
        return allowed
    }

    private func writeEntries() -> (entries: [UInt8], data: [UInt8]) {
        var bytes: [UInt8] = []
        var data: [UInt8] = []
        var next = 0
        for (index, entry) in entries.enumerated() {
            var offsets: [Int: Int] = [:]
            while next < forms.count, forms[next].entry == index {
                offsets[forms[next].position] = forms[next].offset
                next += 1
            }
            if let number = entry.plainNumber, let offset = offsets[0] {
                bytes.append(littleEndian: UInt32(offset / 4))
                bytes.append(littleEndian: number)
            } else {
                var writer = EntryWriter()
                writer.write(entry) { offsets[$0] }
                bytes.append(littleEndian: UInt32(data.count) | 1 << 31)
                bytes.append(littleEndian: UInt32(writer.bytes.count))
                data += writer.bytes
            }
        }
        return (bytes, data)
    }

    private static func bytes(_ words: [UInt64]) -> [UInt8] { words.withUnsafeBytes { Array($0) } }

    private static func file(_ hashNumber: UInt32, _ sections: [[UInt8]], entries: Int, forms: [Form]) -> [UInt8] {
        let header = CompiledHeader(
            hashNumber: hashNumber,
            entryCount: entries,
            formCount: forms.count,
            mostLetters: forms.reduce(0) { max($0, $1.draft.letters.count) },
            mostWords: forms.reduce(0) { max($0, $1.draft.seams.count + 1) },
            sizes: sections.map(\.count),
            checksums: sections.map { $0.withUnsafeBytes { CompiledFormat.checksum($0) } }
        )
        var bytes = header.bytes
        bytes.reserveCapacity(header.fileSize)
        for (range, section) in zip(header.sections, sections) {
            bytes += Array(repeating: 0, count: range.lowerBound - bytes.count)
            bytes += section
        }
        return bytes
    }
}

extension Entry {
    /// Its identifier, if that is a number and all that there is besides the name.
    fileprivate var plainNumber: UInt32? {
        guard type == .miscellaneous, aliases.isEmpty, attributes.isEmpty, match == MatchOptions(),
            let number = UInt32(id), String(number) == id
        else { return nil }
        return number
    }
}

extension EntityType {
    /// An article may stand before its names if they have none of their own.
    var takesArticle: Bool { self == .organization || self == .miscellaneous }
}
