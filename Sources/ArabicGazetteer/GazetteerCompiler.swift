internal import ScanCore

/// How a text is filtered for the forms of a gazetteer. Every way finds the same.
package enum GazetteerScale: Sendable, CaseIterable {
    case few, some, many
}

/// Makes the bytes of a compiled gazetteer.
///
/// The same entries give the same bytes on every machine: nothing depends on the order in which threads or hash tables
/// come to things.
struct GazetteerCompiler {
    let entries: [Entry]
    /// For each entry: its identifier was given to it, and is not just the number of a line.
    let hasOwnID: [Bool]
    private let progress: WorkProgress
    private let parts: [FormDrafts]
    let formCount: Int
    /// For each entry: an article may stand before its names that is not their own.
    private let allowsArticle: [Bool]

    private let folding: NameFolding?
    private let scale: GazetteerScale

    /// Fewer beginnings than this fit into a filter that the processor keeps near; then there is no filter of pairs.
    private static let mostWithoutPairs = 1 << 14
    private static let entriesOfPart = 1 << 14

    /// - Parameters:
    ///   - inflects: Inflected forms are found too.
    ///   - folding: `matching` alone if there is none.
    ///   - scale: By the number of forms if there is none.
    init(
        _ rows: GazetteerRows,
        inflects: Bool = true,
        folding: NameFolding? = nil,
        scale: GazetteerScale? = nil,
        progress: @escaping WorkProgress = { _, _ in }
    ) {
        let entries = rows.entries
        self.entries = entries
        hasOwnID = rows.hasOwnID
        self.progress = progress
        self.folding = folding
        let count = (entries.count + Self.entriesOfPart - 1) / Self.entriesOfPart
        parts = PartedWork.map(
            count,
            progress: { progress($0, 4 * count) },
            part: { part in
                var drafts = FormDrafts()
                let first = part * Self.entriesOfPart
                for number in first..<min(first + Self.entriesOfPart, entries.count) {
                    drafts.add(entries[number], number: number, inflects: inflects)
                }
                drafts.close()
                return drafts
            }
        )
        formCount = parts.reduce(0) { $0 + $1.forms.count }
        self.scale = scale ?? Self.scale(parts, formCount)
        allowsArticle = Self.entriesBeforeWhichAnArticleMayStand(entries, parts)
    }

    private static func scale(_ parts: [FormDrafts], _ formCount: Int) -> GazetteerScale {
        if formCount <= WordStarts.mostForms { return .few }
        // A form has a beginning for each place in it where a text may have a space, and is one itself.
        let beginnings = parts.reduce(formCount) { $0 + $1.forms.reduce(0) { $0 + Int($1.seamCount) } }
        return beginnings > mostWithoutPairs ? .many : .some
    }

    /// By an entry's word, or if its name has none and it is of a kind that takes one.
    private static func entriesBeforeWhichAnArticleMayStand(_ entries: [Entry], _ parts: [FormDrafts]) -> [Bool] {
        var allowed = entries.map { $0.match.article ?? false }
        for part in parts {
            for form in part.forms where form.position == 0 && !form.isInflected {
                let entry = Int(form.entry)
                guard entries[entry].match.article == nil else { continue }
                allowed[entry] = entries[entry].type.takesArticle && !form.hasArticle
            }
        }
        return allowed
    }

    /// - Complexity: O(*n*) in the number of forms.
    consuming func compiled() -> CompiledImage {
        var number: UInt32 = 0
        while true {
            // One in a thousand gazetteers of a million names needs another hash function.
            if let image = compiled(number) { return image }
            number += 1
        }
    }

    private func compiled(_ hashNumber: UInt32) -> CompiledImage? {
        let hash = CodeHash(number: hashNumber)
        let count = parts.count
        let usesPairs = if case .many = scale { true } else { false }
        let usesStarts = if case .few = scale { true } else { false }
        let keys = PartedWork.map(
            count,
            progress: { progress(count + $0, 4 * count) },
            part: { [parts] in FormKeys(parts[$0], hash, wantsStarts: usesStarts) }
        )
        let (formBytes, ends, offsets) = writeForms(keys)
        progress(3 * count, 4 * count)
        let nodes = Self.nodes(keys, ends)
        guard let slots = NodeTable.slots(of: nodes) else { return nil }
        let firsts = usesPairs ? ends.map(\.hash) : nodes.map(\.hash)
        let pairs = usesPairs ? KeyFilter.words(of: [UInt64].unique(keys.lazy.map(\.pairs)), bits: 12) : []
        let tails = KeyFilter.words(of: [UInt64].unique(keys.lazy.map(\.tails)), bits: 16)
        // The last that asks for keys: their memory is free for what follows.
        let starts = usesStarts ? WordStarts.bytes(of: keys.reduce(into: []) { $0.formUnion($1.starts) }) : []
        let (entryBytes, data) = writeEntries(offsets)
        let (mostLetters, mostWords) = longest
        let image = CompiledImage(
            sections: [
                .words(KeyFilter.words(of: firsts, bits: usesPairs ? 14 : 24)), .words(pairs), .words(tails),
                .bytes(starts), .words(slots), .bytes(formBytes), .bytes(entryBytes), .bytes(data),
            ],
            hashNumber: hashNumber,
            entryCount: entries.count,
            formCount: formCount,
            mostLetters: mostLetters,
            mostWords: mostWords,
            reach: entries.reduce(0) { max($0, EntrySurroundings.reach($1.match)) },
            folding: folding
        )
        progress(4 * count, 4 * count)
        return image
    }

    private var longest: (letters: Int, words: Int) {
        var (letters, words) = (0, 0)
        for part in parts {
            for form in part.forms {
                letters = max(letters, Int(form.letterCodes))
                words = max(words, Int(form.seamCount) + 1)
            }
        }
        return (letters, words)
    }

    // MARK: Nodes

    /// Where forms end that begin with these letters, and where they go on.
    private static func nodes(
        _ keys: [FormKeys],
        _ ends: [(hash: UInt64, record: Int)]
    ) -> [(hash: UInt64, node: NodeTable.Node)] {
        var beginnings = Array(keys.lazy.map(\.beginnings).joined())
        RadixSort.sort(&beginnings) { $0.hash }
        var nodes: [(hash: UInt64, node: NodeTable.Node)] = []
        nodes.reserveCapacity(beginnings.count + ends.count)
        var (first, second) = (0, 0)
        while first < beginnings.count || second < ends.count {
            let hash = min(
                first < beginnings.count ? beginnings[first].hash : .max,
                second < ends.count ? ends[second].hash : .max
            )
            var (continues, expectsPunctuation) = (false, false)
            while first < beginnings.count, beginnings[first].hash == hash {
                continues = true
                expectsPunctuation = expectsPunctuation || beginnings[first].expectsPunctuation
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
                continues: continues,
                expectsPunctuation: expectsPunctuation
            )
            nodes.append((hash, node))
        }
        return nodes
    }

    // MARK: Forms

    /// A form's place among all.
    private struct Place: BitwiseCopyable {
        let hash: UInt64
        let part: UInt32
        let index: UInt32
    }

    /// Forms with the same letters side by side; where the first of each lies, and where each form of each part does.
    private func writeForms(
        _ keys: [FormKeys]
    ) -> (bytes: [UInt8], ends: [(hash: UInt64, record: Int)], offsets: [[UInt32]]) {
        var places: [Place] = []
        places.reserveCapacity(formCount)
        for (part, keys) in keys.enumerated() {
            for (index, hash) in keys.wholes.enumerated() {
                places.append(Place(hash: hash, part: UInt32(part), index: UInt32(index)))
            }
        }
        RadixSort.sort(&places) { $0.hash }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(formCount * 48)
        var ends: [(hash: UInt64, record: Int)] = []
        ends.reserveCapacity(formCount)
        var offsets = parts.map { [UInt32](repeating: 0, count: $0.forms.count) }
        for (number, place) in places.enumerated() {
            if ends.last?.hash != place.hash { ends.append((place.hash, bytes.count / 4)) }
            offsets[Int(place.part)][Int(place.index)] = UInt32(bytes.count / 4)
            let isFollowed = number + 1 < places.count && places[number + 1].hash == place.hash
            write(Int(place.index), of: parts[Int(place.part)], isFollowedByEqual: isFollowed, to: &bytes)
        }
        precondition(bytes.count / 4 < NodeTable.Node.mostRecords, "more than 2 GB of names")
        return (bytes, ends, offsets)
    }

    private func write(_ index: Int, of part: FormDrafts, isFollowedByEqual: Bool, to bytes: inout [UInt8]) {
        let form = part.forms[index]
        let (entry, position) = (Int(form.entry), Int(form.position))
        var homographs = form.homographs
        if !allowsArticle[entry] { homographs.remove(.article) }
        let contents = FormRecord.Contents(
            entry: entry,
            isFollowedByEqual: isFollowedByEqual,
            hasArticle: form.hasArticle,
            isForExactPath: form.isForExactPath,
            letterCount: Int(form.letterCount),
            homographs: homographs,
            isInflected: form.isInflected,
            allowsArticle: allowsArticle[entry],
            hasSurroundings: entries[entry].match.context != nil || !entries[entry].match.not.isEmpty,
            proclitics: entries[entry].match.proclitics,
            folding: entries[entry].match.folding
        )
        let spelling =
            form.isInflected
            ? part.inflected[position] : position == 0 ? entries[entry].name : entries[entry].aliases[position - 1]
        FormRecord.write(spelling.utf8, contents, to: &bytes)
    }

    // MARK: Entries

    private func writeEntries(_ offsets: [[UInt32]]) -> (entries: [UInt8], data: [UInt8]) {
        var writer = EntrySectionWriter(count: entries.count)
        for (number, part) in parts.enumerated() {
            var next = 0
            let first = number * Self.entriesOfPart
            for entry in first..<min(first + Self.entriesOfPart, entries.count) {
                while next < part.forms.count, part.forms[next].entry < entry { next += 1 }
                writer.write(entries[entry], hasOwnID: hasOwnID[entry]) { position in
                    // Forms are in the order of names, inflected ones behind; some names have none.
                    guard next < part.forms.count, part.forms[next].entry == entry,
                        part.forms[next].position == position, !part.forms[next].isInflected
                    else { return nil }
                    next += 1
                    return Int(offsets[number][next - 1])
                }
            }
        }
        return (writer.entries, writer.data)
    }
}

extension EntityType {
    /// An article may stand before its names if they have none of their own.
    var takesArticle: Bool { self == .organization || self == .miscellaneous }
}
