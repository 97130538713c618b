// Gazetteers that many tasks use at once, and that are replaced meanwhile.

import ArabicGazetteer
import Synchronization
import TestSupport
import Testing

@Suite struct `Gazetteers used by many tasks` {
    /// The matcher of the moment, as a server holds it.
    private final class Current: Sendable {
        private let state: Mutex<(matcher: Matcher, count: Int)>

        init(_ matcher: Matcher) { state = Mutex((matcher, 0)) }

        var matcher: Matcher { state.withLock { $0.matcher } }
        var replacements: Int { state.withLock { $0.count } }

        func replace(by matcher: Matcher) {
            state.withLock { $0 = (matcher, $0.count + 1) }
        }
    }

    private struct Found: Hashable {
        let range: Range<Int>
        let id: String
    }

    private static let text = Array("قال السراج في طرابلس إنّ سِرت وأوباري بعيدتان عن صبراتة، وسرت أقرب. ".utf8)

    private static func found(by matcher: Matcher) -> [Found] {
        var scanner = MentionScanner(matcher)
        var found: [Found] = []
        scanner.forEachMention(in: text.span) { found.append(Found(range: $0.utf8Range, id: $0.entry.id)) }
        return found
    }

    /// Each day's names are a file that replaces the last day's, and is mapped while tasks are still busy with that.
    @Test(.timeLimit(.minutes(5)))
    func `a scan has all names of one file, however often it is replaced`() async throws {
        let path = try TemporaryFolder.make() + "/names.artgaz"
        let days = [["طرابلس", "سرت", "السراج"], ["سرت", "أوباري", "صبراتة", "طرابلس"]].enumerated().map { day, names in
            Gazetteer(names.map { Entry($0, id: "\($0) \(day)") })
        }
        let expected = days.map { Self.found(by: Matcher($0)) }
        #expect(expected.map(\.count) == [4, 5])
        try days[0].write(to: path)
        let current = try Current(Matcher(CompiledGazetteer(mapping: path)))

        let seen = try await withThrowingTaskGroup(of: Set<[Found]>.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    var seen: Set<[Found]> = []
                    while current.replacements < 40 {
                        seen.insert(Self.found(by: current.matcher))
                        await Task.yield()
                    }
                    return seen
                }
            }
            group.addTask {
                for replacement in 1...40 {
                    try days[replacement % 2].write(to: path)
                    // Nobody else holds the last matcher once its scans are done: then its file is unmapped.
                    current.replace(by: try Matcher(CompiledGazetteer(mapping: path)))
                    await Task.yield()
                }
                return []
            }
            return try await group.reduce(into: Set<[Found]>()) { $0.formUnion($1) }
        }
        #expect(seen.isSubset(of: expected))
        #expect(seen.count == 2)
    }

    @Test func `a gazetteer that nobody has compiled is compiled for all who ask at once`() async {
        for _ in 0..<5 {
            let gazetteer = Gazetteer(["سرت", "أوباري"].map { Entry($0, id: $0) })
            let found = await withTaskGroup(of: [Found].self) { group in
                for _ in 0..<100 { group.addTask { Self.found(by: Matcher(gazetteer)) } }
                return await group.reduce(into: Set<[Found]>()) { $0.insert($1) }
            }
            #expect(found.map(\.count) == [3])
        }
    }

    @Test func `the built-in gazetteers and tables may be asked for by all at once`() async {
        let found = await withTaskGroup(of: [Found].self) { group in
            for task in 0..<100 { group.addTask { Self.found(by: Matcher(task % 2 == 0 ? .libya : .world)) } }
            return await group.reduce(into: Set<[Found]>()) { $0.insert($1) }
        }
        #expect(found.count == 2)
    }
}
