/// The version of artok itself, of the command and of all libraries.
package enum ArtokVersion {
    package static let number: StaticString = "0.1.0"
}
