import ArabicGazetteer

/// Colours by type, where the terminal shows them.
struct TypeStyle {
    let start: String
    let end: String

    init(_ type: EntityType) {
        guard Self.isColoured else {
            (start, end) = ("", "")
            return
        }
        let colour =
            switch type {
            case .person: "35"
            case .location: "32"
            case .organization: "34"
            case .date: "33"
            default: "36"
            }
        (start, end) = ("\u{1B}[1;\(colour)m", "\u{1B}[0m")
    }

    private static let isColoured = Output.isColoured
}
