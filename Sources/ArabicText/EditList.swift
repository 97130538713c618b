/// The changed parts of an ``Alignment``, in order, shared by its copies.
struct EditList: RandomAccessCollection, Hashable, Sendable {
    /// `nil` for none.
    private var storage: Storage?

    /// Safe: written only while a single list has it.
    private final class Storage: @unchecked Sendable {
        var edits: GrowingBuffer<Alignment.Edit>
        init(_ edits: consuming GrowingBuffer<Alignment.Edit>) { self.edits = edits }
    }

    init() { storage = nil }

    init(_ edits: consuming GrowingBuffer<Alignment.Edit>) {
        storage = edits.count > 0 ? Storage(edits) : nil
    }

    var startIndex: Int { 0 }
    var endIndex: Int { storage?.edits.count ?? 0 }
    // Safe: a list that is not empty has a storage.
    subscript(index: Int) -> Alignment.Edit { storage!.edits[index] }

    /// Takes the memory of these edits, emptied, if no other list shares it: to be filled and given to `replace`.
    mutating func takeMemory() -> GrowingBuffer<Alignment.Edit> {
        if !isKnownUniquelyReferenced(&storage) { storage = nil }
        guard let storage else { return GrowingBuffer() }
        storage.edits.count = 0
        return storage.edits.take()
    }

    /// Makes these the edits of the list that gave the memory.
    mutating func replace(by edits: consuming GrowingBuffer<Alignment.Edit>) {
        if let storage { storage.edits = edits } else { storage = Storage(edits) }
    }

    static func == (first: EditList, second: EditList) -> Bool {
        first.storage === second.storage || first.elementsEqual(second)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for edit in self { hasher.combine(edit) }
    }
}
