import ArabicGazetteer
import TestSupport
import Testing

extension CompiledFile {
    /// Opens a copy of the bytes in memory that ends with them: a sanitizer sees every read beyond.
    func open(_ verification: CompiledGazetteer.Verification) throws -> CompiledGazetteer {
        try CompiledGazetteer(copying: bytes, verifying: verification)
    }

    /// What is said of the bytes, without the file's name; `nil` if they are taken.
    func fault(_ verification: CompiledGazetteer.Verification) throws -> String? {
        let path = try TemporaryFolder.file("a.artgaz", bytes: bytes)
        do {
            _ = try CompiledGazetteer(mapping: path, verifying: verification)
            return nil
        } catch {
            #expect(error.faults.count == 1 && error.description == "\(path): \(error.faults[0].message)")
            return error.faults[0].message
        }
    }
}
