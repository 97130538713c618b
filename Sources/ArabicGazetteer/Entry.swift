/// One entity of a gazetteer: what it is called and how its names may be found.
///
/// ```swift
/// let sirte = Entry("سرت", type: .location, id: "sirte", aliases: ["سيرت", "Sirte"])
/// ```
public struct Entry: Hashable, Sendable {
    /// What a mention is linked to. Unique within a gazetteer.
    public var id: String
    /// What kind of entity this is.
    public var type: EntityType
    /// The canonical name, and the first surface form that is looked for.
    public var name: String
    /// Other surface forms, Arabic or Latin. Spellings that folding equates need not be listed.
    public var aliases: [String]
    /// How the names may occur.
    public var match: MatchOptions
    /// What else the source said about the entity, in its order: columns of a table, members of a JSON object (a value
    /// that is no string as its JSON text). artok keeps it and does not look into it.
    public var attributes: [Attribute]

    /// Further knowledge about an entry, not used in matching.
    public struct Attribute: Hashable, Sendable {
        /// The column's or member's name.
        public var name: String
        /// What the source says there.
        public var value: String

        /// Creates an attribute.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - name: The canonical name. A name without a letter or digit, or of more than 100 words or 8192
    ///     bytes, is never found.
    ///   - type: What kind of entity it is.
    ///   - id: The identifier; the name itself if left out.
    ///   - aliases: Other surface forms.
    ///   - match: How the names may occur.
    ///   - attributes: Further knowledge.
    public init(
        _ name: String,
        type: EntityType = .miscellaneous,
        id: String? = nil,
        aliases: [String] = [],
        match: MatchOptions = MatchOptions(),
        attributes: [Attribute] = []
    ) {
        self.id = id ?? name
        self.type = type
        self.name = name
        self.aliases = aliases
        self.match = match
        self.attributes = attributes
    }
}

/// The kind of an entity: one of the usual five or any word of the user's own.
public struct EntityType: RawRepresentable, Hashable, Sendable {
    /// What files and output say, such as `LOC`.
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// A person, `PER`.
    public static let person = EntityType(rawValue: "PER")
    /// A place or a state, `LOC`.
    public static let location = EntityType(rawValue: "LOC")
    /// A body of people, `ORG`.
    public static let organization = EntityType(rawValue: "ORG")
    /// A point or stretch of time, `DATE`.
    public static let date = EntityType(rawValue: "DATE")
    /// Anything else, `MISC`.
    public static let miscellaneous = EntityType(rawValue: "MISC")
}
