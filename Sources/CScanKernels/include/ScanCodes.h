#ifndef SCAN_CODES_H
#define SCAN_CODES_H

// A text as one byte a folded letter, and where names may start in it: what a gazetteer is scanned in.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: Codes

/// What becomes of a scalar. Below ARTOK_CODE_LETTER are the scalars that separate words, each a code.
enum artok_code {
    /// The folding drops it: no code.
    ARTOK_CODE_REMOVED = 0,
    /// Only the exact path knows; never written.
    ARTOK_CODE_HARD = 1,
    /// White space that breaks no line.
    ARTOK_CODE_SPACE = 2,
    /// LF.
    ARTOK_CODE_LINE = 3,
    /// CR.
    ARTOK_CODE_RETURN = 4,
    /// U+0085, U+2028.
    ARTOK_CODE_BREAK = 5,
    /// U+2029.
    ARTOK_CODE_PARAGRAPH = 6,
    /// U+002D, U+2010, U+2011.
    ARTOK_CODE_HYPHEN = 7,
    /// Anything else that separates words.
    ARTOK_CODE_MARK = 8,
    /// From here on letters, marks and digits. The first 16 are nibbles: six of them, from the highest on, are a scalar
    /// without a code of its own.
    ARTOK_CODE_LETTER = 0x10,
    /// U+0600...U+067F, in order.
    ARTOK_CODE_ARABIC = 0x80,
};

enum {
    ARTOK_CODE_PAGES = 32,
    /// A block is at most so many bytes of text. As many codes must be free for it, however few it has.
    ARTOK_CODE_BLOCK = 64,
    ARTOK_CODE_LEAST_BLOCK = 56,
};

/// The codes of the scalars that are one code or none. Whoever makes a table fills all of it before use.
struct artok_code_table {
    /// U+0000...U+007F, never ARTOK_CODE_REMOVED; U+0080...U+00BF by the last six bits; U+0600...U+06FF by the low byte.
    uint8_t ascii[128], latin[64], arabic[256];
    /// Of scalars from U+0800 on: 1 + the number of the page of 256 code points that has it, by its upper bits; 0 is hard.
    uint8_t page_of[512];
    uint8_t pages[ARTOK_CODE_PAGES][256];
};

/// Where the codes of up to 64 bytes of text came from.
struct artok_code_block {
    /// The first byte.
    size_t source;
    /// Bit i: the byte `source + i` is the first one of a scalar that has a code.
    uint64_t kept;
    /// The index of the first code.
    size_t code_start;
};

/// A text on its way through `artok_codes`. A *chunk* is a stretch without ASCII white space of the table.
struct artok_code_state {
    const uint8_t *source;
    size_t source_count;
    /// Everything before this is done. A chunk or white space starts here, or the text ends.
    size_t source_offset;
    uint8_t *codes;
    /// Codes behind `code_count` may be overwritten up to here.
    size_t code_capacity;
    size_t code_count;
    /// Each is at least ARTOK_CODE_LEAST_BLOCK bytes of text, but for the last one of a call.
    struct artok_code_block *blocks;
    size_t block_capacity;
    size_t block_count;
};

/// Appends the codes and blocks of whole chunks and of white space until one of these:
/// - A chunk has something hard or ill-formed. True: it starts at `source_offset`.
/// - There is no room for another block. False; but true if nothing at all was done, so a chunk that is longer than the
///   room goes where the hard ones go. `source_offset` is at a chunk's start or at white space.
/// - The text ends. False.
bool artok_codes(const struct artok_code_table *table, struct artok_code_state *state);

/// The offset of a code that is in no block.
#define ARTOK_CODE_NOWHERE SIZE_MAX

/// Where the scalar starts in the source that has this code; ARTOK_CODE_NOWHERE if no block has it. O(log *blocks*).
static inline size_t artok_code_offset(const struct artok_code_block *blocks, size_t block_count, size_t code) {
    size_t low = 0, high = block_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (blocks[middle].code_start <= code) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) { return ARTOK_CODE_NOWHERE; }
    const struct artok_code_block *block = &blocks[low - 1];
    size_t rank = code - block->code_start, offset = block->source;
    uint64_t kept = block->kept;
    if (rank >= (size_t)__builtin_popcountll(kept)) { return ARTOK_CODE_NOWHERE; }
    // Halves: the wanted bit is in the lower one, or as many bits less are to be passed over in the upper one.
    for (unsigned width = 32; width > 0; width /= 2) {
        size_t lower = (size_t)__builtin_popcountll(kept & ((1ull << width) - 1));
        if (rank >= lower) {
            rank -= lower;
            kept >>= width;
            offset += width;
        }
    }
    return offset;
}

/// Codes that stand side by side, the end not included.
struct artok_code_range {
    uint32_t start, end;
};

/// Writes for each range where the scalars of its first code and of the one at its end start; -1 for one that is in no
/// block. Best in ascending order.
///
/// - blocks: At least one. Behind the last one there is another one, whose `code_start` is SIZE_MAX.
void artok_code_ranges(
    const struct artok_code_block *blocks, const struct artok_code_range *ranges, size_t count, int64_t *offsets);

/// The code of a scalar as the table has it.
uint8_t artok_code_of(const struct artok_code_table *table, uint32_t scalar);

// MARK: Candidates

enum {
    /// A candidate: 16 bits of position, then 16 of length.
    ARTOK_CANDIDATE_LENGTH_SHIFT = 16,
    /// As many candidates behind those that there are may be overwritten.
    ARTOK_CANDIDATE_SLACK = 64,
    /// Two names of four letters, of which لل may have swallowed two, behind its first lam.
    ARTOK_LONG_WORD = 7,
};

/// Places in codes, each `position | length << 16`, the length being that to the end of its word; ascending.
struct artok_candidate_lists {
    /// Where a name may start. Room for the codes and ARTOK_CANDIDATE_SLACK.
    uint32_t *all;
    size_t count;
    /// The second lam of لل, where the first one may be ل and the second one's alef be gone. Room for half of the codes
    /// and 2.
    uint32_t *contracted;
    size_t contracted_count;
    /// Only the ends of words of ARTOK_LONG_WORD codes or more, without lengths. Room for as many as the codes can have
    /// and 16.
    uint32_t *long_ends;
    size_t long_end_count;
};

/// What the first three codes of a name may be, in eight kinds of names: one bit each. For few names it tells most places
/// in a text from where a name starts.
struct artok_beginnings {
    /// By the code. A name of fewer codes is followed by a separator, and that by anything.
    uint8_t codes[3][256];
    /// The same by fewer bits of the code, made by `artok_beginnings_prepare`: six, the lower four, the upper four.
    uint8_t six_bits[3][64], lower[3][16], upper[3][16];
};

void artok_beginnings_prepare(struct artok_beginnings *beginnings);

/// Where a name may start in the words that start in `from..<to`. A word is a maximal run of codes from ARTOK_CODE_LETTER
/// on. Its candidates are its start, and the places behind (و|ف)? (ب|ك|ل)? (ال)? as far as letters are left of it: ال is no
/// article behind ل, which is written لل with it.
///
/// - codes: Fewer than 65,536. A separator stands behind every word, and 66 codes behind `to` are readable.
/// - beginnings: Places where no name starts by these may be left out of `all`; NULL leaves out none.
void artok_find_candidates(
    const uint8_t *codes, size_t from, size_t to, const struct artok_beginnings *beginnings,
    struct artok_candidate_lists *lists);

#endif
