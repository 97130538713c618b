import Testing

@testable import artok

/// The line that tells how far long work has come.
@Suite struct `Progress of the input` {
    @Test(
        arguments: [
            (0, 100, 1.0, "[                    ] 0 % 0 B of 100 B, 0 B/s, 0 s left"),
            (52, 100, 2.0, "[==========          ] 52 % 52 B of 100 B, 26 B/s, 2 s left"),
            (35_100_000, 67_000_000, 0.1125, "[==========          ] 52 % 35.1 MB of 67.0 MB, 312 MB/s, 1 s left"),
            (999, 999_499, 1.0, "[                    ] 0 % 999 B of 999 kB, 999 B/s, 16 min 40 s left"),
            (1_000_000, 4_300_000_000, 0.5, "[                    ] 0 % 1.0 MB of 4.3 GB, 2.0 MB/s, 35 min 50 s left"),
            (1_000_000, 9_000_000_000, 1.0, "[                    ] 0 % 1.0 MB of 9.0 GB, 1.0 MB/s, 2 h 29 min left"),
            (7, 7, 1.0, "[====================] 100 % 7 B of 7 B, 7 B/s, 0 s left"),
            // A file that has grown meanwhile.
            (9, 7, 1.0, "[====================] 100 % 9 B of 7 B, 9 B/s, 0 s left"),
            (1_500, nil, 1.0, "1.5 kB, 1.5 kB/s"), (0, nil, 0.0, "0 B, 0 B/s"), (0, 0, 1.0, "0 B, 0 B/s"),
        ] as [(Int, Int?, Double, String)]
    )
    func `in words`(done: Int, all: Int?, seconds: Double, line: String) {
        #expect(InputProgress.text(done, all, seconds) == line)
    }
}
