/// What is counted over all texts.
struct Tally {
    var mentionCount = 0
}
