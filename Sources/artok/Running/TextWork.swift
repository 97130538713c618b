/// What a subcommand does with each part of its texts. Each thread has one of its own.
protocol TextWork: ~Copyable, SendableMetatype {
    /// Works on a part; parts of one text may go to several threads.
    mutating func work(on chunk: TextChunk, _ product: Product)
}

/// How a subcommand works on its texts.
struct WorkPlan {
    var cutting: TextCutting
    /// Which places of a text the output tells.
    var kept = TextPlace.Kept()
    var threads = 1
    var progress = ProgressLine.none
}
