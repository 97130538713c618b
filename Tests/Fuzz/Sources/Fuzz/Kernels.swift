import CScanKernels

/// The kernels that this processor runs.
enum Kernels {
    static let supported = (0..<ARTOK_KERNEL_COUNT.rawValue).map { artok_kernel(rawValue: $0) }
        .filter { artok_kernel_is_supported($0) }
    private static let usual = artok_kernel_current()

    static func withEach(_ body: (String) -> Void) {
        _ = usual
        for kernel in supported {
            artok_kernel_use(kernel)
            body(String(cString: artok_kernel_name(kernel)))
        }
        artok_kernel_use(usual)
    }

    /// Runs `body` with one of them, by any number.
    static func use(_ number: Int, _ body: (String) -> Void) {
        _ = usual
        let kernel = supported[number % supported.count]
        artok_kernel_use(kernel)
        body(String(cString: artok_kernel_name(kernel)))
        artok_kernel_use(usual)
    }
}
