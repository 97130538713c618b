/// Where the built products are.
package enum BuildFolder {
    /// They stand beside the test bundle.
    package static let path: String = {
        let arguments = CommandLine.arguments
        // Swift Testing's helper passes the bundle's path; without it the process is the bundle.
        var bundle = arguments[0]
        if let index = arguments.firstIndex(of: "--test-bundle-path"), index + 1 < arguments.count {
            bundle = arguments[index + 1]
        }
        var parts = bundle.split(separator: "/", omittingEmptySubsequences: false)
        while let last = parts.popLast() {
            if last.hasSuffix(".xctest") { break }
        }
        return parts.joined(separator: "/")
    }()
}
