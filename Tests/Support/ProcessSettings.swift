#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Settings of a test run, from the environment.
package enum ProcessSettings {
    package static func text(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// What `Tests/Sanitizers/run` has built everything with.
    package static let sanitizer = text("ARTOK_TEST_SANITIZER")

    package static func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }
}
