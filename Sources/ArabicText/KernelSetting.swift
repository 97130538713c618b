internal import CScanKernels

/// What the environment variable ARTOK_KERNEL asks for: to compare the kernels, and to go around one.
package enum KernelSetting {
    /// Why `name` is no kernel that can be used; `nil` if it is one. The library takes the best one then, silently.
    package static func fault(_ name: String) -> String? {
        let number = artok_kernel_named(name)
        guard number >= 0 else {
            let kernels = (0..<ARTOK_KERNEL_COUNT.rawValue).map { artok_kernel(rawValue: $0) }
            let supported = kernels.filter { artok_kernel_is_supported($0) }
            let names = supported.map { String(cString: artok_kernel_name($0)) }.joined(separator: ", ")
            return "ARTOK_KERNEL=\(name): no such kernel; this processor runs \(names)"
        }
        let isSupported = artok_kernel_is_supported(artok_kernel(rawValue: UInt32(number)))
        return isSupported ? nil : "ARTOK_KERNEL=\(name): this processor cannot run it"
    }
}
