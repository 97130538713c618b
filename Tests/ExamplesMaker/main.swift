// Writes the source file of the `swift` blocks of documents, for the tests that run them:
//
//     ExamplesMaker OUTPUT ROOT PATH…
//
// with the documents' paths in the folder ROOT.

import DocumentedExamples

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

func end(_ message: String, code: Int32) -> Never {
    _ = (message + "\n").utf8.withContiguousStorageIfAvailable { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(code)
}

func fail(_ path: String) -> Never { end("\(path): \(String(cString: strerror(errno)))", code: 1) }

func text(_ path: String) -> String {
    guard let stream = fopen(path, "rb") else { fail(path) }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 { bytes += chunk[..<count] }
    return String(decoding: bytes, as: UTF8.self)
}

let arguments = CommandLine.arguments
guard arguments.count > 3 else { end("usage: ExamplesMaker OUTPUT ROOT PATH…", code: 2) }
let source = DocumentedSource.source(of: arguments[3...].map { ($0, text(arguments[2] + "/" + $0)) })
guard let output = fopen(arguments[1], "wb") else { fail(arguments[1]) }
let isWritten = source.utf8.withContiguousStorageIfAvailable { fwrite($0.baseAddress, 1, $0.count, output) == $0.count }
guard isWritten == true, fclose(output) == 0 else { fail(arguments[1]) }
