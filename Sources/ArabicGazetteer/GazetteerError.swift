/// Why a gazetteer could not be read: every fault that was found, with its place.
///
/// ```swift
/// do { _ = try Gazetteer(contentsOf: "places.tsv") } catch { print(error) }
/// // places.tsv:3: the row has 2 columns, the header has 4
/// // places.tsv:9: the id "sirte" stands already at line 2
/// ```
public struct GazetteerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The faults in the order of their lines.
    public let faults: [Fault]

    /// One fault of a source.
    public struct Fault: Hashable, Sendable, CustomStringConvertible {
        /// The file's path, as it was given.
        public let file: String
        /// The line, counted from 1; `nil` where the fault is the file's as a whole.
        public let line: Int?
        /// What is wrong.
        public let message: String

        /// Creates a fault; control characters of the message become visible.
        public init(file: String, line: Int?, message: String) {
            self.file = file
            self.line = line
            self.message = Self.printable(message)
        }

        /// What a message quotes from a file may hold line breaks and escape sequences: they are shown, not done.
        private static func printable(_ message: String) -> String {
            guard message.unicodeScalars.contains(where: isControl) else { return message }
            var text = ""
            for scalar in message.unicodeScalars {
                if isControl(scalar) {
                    text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
            return text
        }

        private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
            default: false
            }
        }

        /// `FILE:LINE: what is wrong`.
        public var description: String {
            line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
        }
    }

    /// Creates an error of these faults.
    public init(faults: [Fault]) { self.faults = faults }

    /// At most this many faults are spelled out in `description`.
    public static let mostDescribed = 20

    /// A line for each fault, up to ``mostDescribed``, then how many more there are.
    public var description: String {
        var lines = faults.prefix(Self.mostDescribed).map(\.description)
        if faults.count > Self.mostDescribed {
            lines.append("\(faults[0].file): \(faults.count - Self.mostDescribed) more errors")
        }
        return lines.joined(separator: "\n")
    }
}
