import CArtok
import TestSupport
import Testing

/// Calls that ask for what cannot be: a status and a message, never the end of the process.
@Suite struct `Hostile calls` {
    @Test(
        arguments: [
            ([5, 0], "the offsets of row 0 descend from 5 to 0"),
            ([0, 4, 2, 6], "the offsets of row 1 descend from 4 to 2"),
            ([-1, 3], "offset 0 is -1, outside of the 10 bytes of the texts"),
            ([0, 11], "offset 1 is 11, outside of the 10 bytes of the texts"),
            ([0, 2, 1 << 31 - 1], "offset 2 is 2147483647, outside of the 10 bytes of the texts"),
            ([0, -(1 << 31)], "offset 1 is -2147483648, outside of the 10 bytes of the texts"),
        ] as [([Int], String)]
    )
    func `offsets`(offsets: [Int], message: String) throws {
        let bytes = Array("سرت سر".utf8.prefix(10))
        let libya = try `Mentions in columns`.libya.get()
        for isLarge in [false, true] {
            let memory = offsets.flatMap {
                isLarge
                    ? withUnsafeBytes(of: Int64($0).littleEndian, Array.init)
                    : withUnsafeBytes(of: Int32($0).littleEndian, Array.init)
            }
            bytes.withUnsafeBytes { bytes in
                memory.withUnsafeBytes { memory in
                    var texts = artok_strings(
                        count: Int64(offsets.count - 1),
                        first: 0,
                        offsets: memory.baseAddress,
                        offset_width: isLarge ? 8 : 4,
                        bytes: bytes.baseAddress,
                        byte_count: 10,
                        validity: nil
                    )
                    let failure = CallFailure(status: ARTOK_INVALID_OFFSETS, message: message)
                    #expect(throws: failure) {
                        try CallResult { artok_tag(libya.handle, &texts, ARTOK_ALL, ARTOK_SCALAR, $0, $1, $2) }
                    }
                    #expect(throws: failure) {
                        try CallResult { artok_tokenize(&texts, ARTOK_ARABIC, ARTOK_SCALAR, $0, $1, $2) }
                    }
                }
            }
        }
    }

    @Test
    func `texts`() throws {
        let libya = try `Mentions in columns`.libya.get()
        let changes: [((inout artok_strings) -> Void, String)] = [
            ({ $0.count = -1 }, "the texts have a negative count, first or byte_count"),
            ({ $0.first = -1 }, "the texts have a negative count, first or byte_count"),
            ({ $0.byte_count = -1 }, "the texts have a negative count, first or byte_count"),
            ({ $0.count = .max }, "the count, first or byte_count of the texts is more than memory can hold"),
            ({ $0.first = .max }, "the count, first or byte_count of the texts is more than memory can hold"),
            ({ $0.byte_count = .max }, "the count, first or byte_count of the texts is more than memory can hold"),
            ({ $0.offset_width = 0 }, "the offset_width of the texts is 0; it must be 4 or 8"),
            ({ $0.offset_width = -8 }, "the offset_width of the texts is -8; it must be 4 or 8"),
            ({ $0.offsets = nil }, "the offsets of the texts are NULL"),
            ({ $0.bytes = nil }, "the bytes of the texts are NULL"),
        ]
        for (change, message) in changes {
            TextColumn(["سرت"]).withStrings { texts in
                change(&texts)
                let failure = CallFailure(status: ARTOK_INVALID_ARGUMENT, message: message)
                #expect(throws: failure) {
                    try CallResult { artok_tag(libya.handle, &texts, ARTOK_ALL, ARTOK_UTF8, $0, $1, $2) }
                }
                #expect(throws: failure) {
                    try CallResult { artok_tokenize(&texts, ARTOK_ARABIC, ARTOK_UTF8, $0, $1, $2) }
                }
            }
        }
    }

    @Test
    func `nothing where something is needed`() throws {
        let libya = try `Mentions in columns`.libya.get()
        TextColumn(["سرت"]).withStrings { strings in
            var texts = strings
            for (message, call) in [
                ("the gazetteer is NULL", { artok_tag(nil, &texts, ARTOK_ALL, ARTOK_UTF8, $0, $1, $2) }),
                ("the texts are NULL", { artok_tag(libya.handle, nil, ARTOK_ALL, ARTOK_UTF8, $0, $1, $2) }),
                (
                    "there is no place for the handle: it is NULL",
                    { artok_tag(libya.handle, &texts, ARTOK_ALL, ARTOK_UTF8, nil, $1, $2) }
                ),
                (
                    "there is no overlap 2",
                    { artok_tag(libya.handle, &texts, artok_overlap(rawValue: 2), ARTOK_UTF8, $0, $1, $2) }
                ),
                (
                    "there is no unit 4294967295",
                    { artok_tag(libya.handle, &texts, ARTOK_ALL, artok_unit(rawValue: .max), $0, $1, $2) }
                ),
                ("the texts are NULL", { artok_tokenize(nil, ARTOK_ARABIC, ARTOK_UTF8, $0, $1, $2) }),
                (
                    "there is no place for the handle: it is NULL",
                    { artok_tokenize(&texts, ARTOK_ARABIC, ARTOK_UTF8, nil, $1, $2) }
                ),
                ("there is no mode 2", { artok_tokenize(&texts, artok_mode(rawValue: 2), ARTOK_UTF8, $0, $1, $2) }),
                ("there is no unit 3", { artok_tokenize(&texts, ARTOK_ARABIC, artok_unit(rawValue: 3), $0, $1, $2) }),
                ("the gazetteer is NULL", { artok_entries(nil, nil, 0, $0, $1, $2) }),
                ("there is no count -2", { artok_entries(libya.handle, nil, -2, $0, $1, $2) }),
                ("the entries are NULL", { artok_entries(libya.handle, nil, 1, $0, $1, $2) }),
                ("the path is NULL", { artok_gazetteer_open(nil, $0, $1, $2) }),
                ("there is no place for the handle: it is NULL", { artok_gazetteer_open("libya", nil, $1, $2) }),
            ]
                as [(
                    String, (UnsafeMutablePointer<OpaquePointer?>, UnsafeMutablePointer<CChar>, Int64) -> artok_status
                )]
            {
                #expect(throws: CallFailure(status: ARTOK_INVALID_ARGUMENT, message: message)) {
                    try CallResult(call)
                }
            }
        }
        #expect(artok_gazetteer_count(nil) == -1)
        #expect(artok_result_count(nil) == -1)
        var size: Int64 = 7
        #expect(artok_result_buffer(nil, ARTOK_START, ARTOK_DATA, &size) == nil)
        #expect(size == 0)
        #expect(artok_result_buffer(nil, ARTOK_START, ARTOK_DATA, nil) == nil)
        artok_gazetteer_close(nil)
        artok_result_free(nil)
    }

    @Test
    func `a failure leaves no handle`() throws {
        var handle: OpaquePointer? = try `Mentions in columns`.libya.get().handle
        #expect(artok_tokenize(nil, ARTOK_ARABIC, ARTOK_UTF8, &handle, nil, 0) == ARTOK_INVALID_ARGUMENT)
        #expect(handle == nil)
    }

    @Test(arguments: [
        (100, "there is no entry 3435: the gazetteer has 3435"), (5, "ther"), (2, "t"), (1, ""),
    ])
    func `a message is cut to the memory that it has`(capacity: Int, message: String) throws {
        var memory = [CChar](repeating: 0x7F, count: 100)
        var handle: OpaquePointer?
        let libya = try `Mentions in columns`.libya.get().handle
        let count = UInt32(artok_gazetteer_count(libya))
        let status = artok_entries(libya, [count], 1, &handle, &memory, Int64(capacity))
        #expect(status == ARTOK_INVALID_ARGUMENT)
        #expect(
            String(decoding: memory.prefix { $0 != 0 }.map { UInt8($0) }, as: UTF8.self)
                == message.replacing("3435", with: "\(count)")
        )
        #expect(memory[capacity...].allSatisfy { $0 == 0x7F })
        // Nobody reads it.
        #expect(artok_entries(libya, [count], 1, &handle, nil, 100) == ARTOK_INVALID_ARGUMENT)
        #expect(artok_entries(libya, [count], 1, &handle, &memory, 0) == ARTOK_INVALID_ARGUMENT)
        #expect(artok_entries(libya, [count], 1, &handle, &memory, -5) == ARTOK_INVALID_ARGUMENT)
    }

    @Test
    func `a message is cut between scalars`() {
        // The path is in the message: each letter is two bytes.
        for (capacity, message) in [(2, ""), (3, "ب"), (4, "ب"), (5, "بب"), (6, "بب")] {
            var memory = [CChar](repeating: 0x7F, count: 10)
            var handle: OpaquePointer?
            #expect(artok_gazetteer_open("ببب", &handle, &memory, Int64(capacity)) == ARTOK_INVALID_GAZETTEER)
            let bytes = memory.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            #expect(String(validating: bytes, as: UTF8.self) == message)
        }
    }
}
