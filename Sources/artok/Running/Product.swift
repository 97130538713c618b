/// What has come of a part of the input.
final class Product {
    /// What is to be written.
    var output = OutputBuffer(isCollecting: true)
    /// What was bad about the input, to be told on standard error behind what is written.
    var faults: [String] = []
    /// It has the first part of a text.
    var beginsText = false
    /// What is counted over all texts.
    var tally = Tally()
    /// How many bytes of the input were read for it.
    var bytesTaken = 0
    func removeAll() {
        output.removeAll()
        faults.removeAll()
        beginsText = false
        tally = Tally()
        bytesTaken = 0
    }
}
