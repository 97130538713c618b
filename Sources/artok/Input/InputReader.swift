/// Hands out the input in pieces, in order: parts of large texts, small ones as a whole.
struct InputReader {
    private let items: [InputFiles.Item]
    private let isStrict: Bool
    private let kept: TextPlace.Kept
    private let state: State
    /// How many items have been opened or handed out.
    private var index = 0
    private var pieceCount = 0

    /// What is being read.
    private final class State {
        var stream: TextStream?
        var cutter: TextCutter
        /// How much of the stream has been counted.
        var bytesTaken = 0

        init(_ cutting: TextCutting) { cutter = TextCutter(cutting) }
    }

    /// Something to be done.
    struct Piece {
        /// Counted from 0.
        let number: Int
        let kind: Kind
        /// How many bytes were read for it.
        let bytesTaken: Int

        enum Kind {
            /// A part of a text, which is in the chunk.
            case chunk
            /// A part of a text, which is in the chunk, and all that follows: it depends on what was before.
            case stream(OpenStream)
            /// A text that is yet to be read.
            case file(InputFile)
            case fault(String)
        }
    }

    /// A text that one thread reads to its end.
    final class OpenStream {
        var stream: TextStream

        init(_ stream: consuming TextStream) { self.stream = stream }
    }

    init(_ inputs: InputFiles, _ cutting: TextCutting, _ kept: TextPlace.Kept) {
        (items, isStrict, self.kept) = (inputs.items, inputs.isStrict, kept)
        state = State(cutting)
    }

    /// The next piece, and whether there may be more behind it.
    mutating func next(into chunk: TextChunk) -> (Piece, hasMore: Bool)? {
        while true {
            if let piece = nextChunk(chunk) { return (piece, state.stream?.isOpen == true || index < items.count) }
            guard index < items.count else { return nil }
            index += 1
            switch items[index - 1] {
            case .fault(let fault): return (piece(.fault(fault)), index < items.count)
            case .file(let file):
                if let size = file.size, size <= TextCutter.usualPart {
                    return (piece(.file(file)), index < items.count)
                }
                do throws(InputFault) {
                    state.stream = try file.open(kept, isStrict: isStrict)
                    state.bytesTaken = 0
                } catch {
                    return (piece(.fault(file.source + error.message)), index < items.count)
                }
            }
        }
    }

    private mutating func nextChunk(_ chunk: TextChunk) -> Piece? {
        guard let source = state.stream?.source else { return nil }
        do throws(InputFault) {
            guard try state.stream!.next(into: chunk, &state.cutter) else {
                state.stream = nil
                return nil
            }
            if chunk.isLast || chunk.part.last == 0x0A || !state.cutter.cutsLines { return piece(.chunk) }
            let next = piece(.chunk)
            let stream = OpenStream(state.stream.take()!)
            return Piece(number: next.number, kind: .stream(stream), bytesTaken: next.bytesTaken)
        } catch {
            state.stream = nil
            return piece(.fault(source + error.message))
        }
    }

    private mutating func piece(_ kind: Piece.Kind) -> Piece {
        var taken = 0
        if case .chunk = kind, let all = state.stream?.bytesTaken {
            taken = all - state.bytesTaken
            state.bytesTaken = all
        }
        defer { pieceCount += 1 }
        return Piece(number: pieceCount, kind: kind, bytesTaken: taken)
    }
}
