/// A name that is spelled like a common word, which a text has more often than the name.
///
/// Frequencies count a million words of written Arabic, as ``CommonWords`` knows them. What is wrong among them is an
/// estimate, good for saying which names to look at first: see ``Gazetteer/audit(threshold:)``.
public struct Collision: Hashable, Sendable {
    /// The identifier of the entry.
    public let id: String
    /// The name or alias, as the entry spells it.
    public let form: String
    /// The word of a text that it is taken for, without marks; where it has a hamza, as the form has it.
    public let word: String
    /// The letters of the word that would be proclitics, as ``Mention/proclitic`` has them; `nil` if there are none.
    public let proclitic: String?
    /// What has to be overlooked to take the word for the name.
    public let how: Mention.How
    /// How often the word occurs in a million words.
    public let frequency: Double
    /// How many mentions in a million words would be wrong if nothing left the word out.
    public let potentialDamage: Double
    /// The rule or the option of the entry that leaves the word out, as ``NearMiss/reason`` would name it; `nil` if it is
    /// found. With ``NearMiss/Reason/context`` it is still found near a word of the entry's context.
    public let reason: NearMiss.Reason?

    /// How many mentions in a million words are wrong: none if the word is left out.
    public var damage: Double { reason == nil ? potentialDamage : 0 }

    /// A wrong mention in ten million words: less damage than this need not be told.
    public static let usualThreshold = 0.1

    /// Those that do the most damage first, those that do none behind; alike ones by form, then identifier.
    static func precedes(_ first: Collision, _ second: Collision) -> Bool {
        if first.damage != second.damage { return first.damage > second.damage }
        if first.potentialDamage != second.potentialDamage { return first.potentialDamage > second.potentialDamage }
        if first.form != second.form { return first.form < second.form }
        return (first.id, first.word) < (second.id, second.word)
    }
}
