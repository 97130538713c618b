#ifndef C_SCAN_KERNELS_H
#define C_SCAN_KERNELS_H

// The loops that touch every byte of a text. They know bytes, code points and tables; what the tables mean is decided
// above. Each loop exists once for every instruction set, all with the same contract; `artok_kernel` chooses at run time.

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ScanCodes.h"
#include "ScanKeys.h"

// MARK: Instruction sets

enum artok_kernel { ARTOK_KERNEL_SCALAR, ARTOK_KERNEL_AVX2, ARTOK_KERNEL_AVX512, ARTOK_KERNEL_NEON, ARTOK_KERNEL_COUNT };

/// "scalar", "avx2", "avx512", "neon".
const char *artok_kernel_name(enum artok_kernel kernel);
/// The kernel of this name, -1 if there is none.
int artok_kernel_named(const char *name);
/// True if this processor can run it.
bool artok_kernel_is_supported(enum artok_kernel kernel);
/// The kernel in use: the one that the environment variable ARTOK_KERNEL names if it is supported, else the widest.
enum artok_kernel artok_kernel_current(void);
/// Puts a kernel in use, for tests. It must be supported.
void artok_kernel_use(enum artok_kernel kernel);

// MARK: Folding

/// What happens to a code point: bits 0-2 are the kind, the bits above it its operand.
typedef uint32_t artok_fold_action;

enum artok_fold_kind {
    /// Stays as it is.
    ARTOK_FOLD_KEEP,
    /// Goes, whatever stands around it.
    ARTOK_FOLD_REMOVE,
    /// Becomes the scalar of the operand, whatever stands around it.
    ARTOK_FOLD_REPLACE,
    /// White space of a folding that joins white space: a run of it becomes one U+0020.
    ARTOK_FOLD_SPACE,
    /// Starts a stretch that needs composition, or becomes several scalars.
    ARTOK_FOLD_COMPLEX,
    /// Composes with what stands before it.
    ARTOK_FOLD_JOINING,
    /// A combining mark that stays and composes with nothing. The operand is its combining class: it has to stand
    /// behind marks of lower ones.
    ARTOK_FOLD_MARK,
};

enum { ARTOK_FOLD_PAGES = 0x110000 >> 8 };

/// A folding as the kernels read it. `artok_fold_table_set` fills one page of 256 code points after the other; what is
/// not filled stops the kernels.
struct artok_fold_table {
    /// What an ASCII byte becomes; ARTOK_FOLD_STOP.
    uint8_t ascii[128];
    /// The two bytes that U+0600...U+06FF become, each by the low byte of the code point. A first byte 0 is absent; both
    /// 0 is a removed character; a second byte ARTOK_FOLD_STOP is one that the kernels do not handle.
    uint8_t lead[256];
    uint8_t trail[256];
    /// The same for U+0080...U+00BF, by the last six bits, as far as they stay or are replaced: « and » are as frequent as
    /// Arabic quotations.
    uint8_t latin_lead[64];
    uint8_t latin_trail[64];
    /// For U+0600...U+06FF: 0 stays, ARTOK_FOLD_STOP is anything that does not, else a mark's combining class.
    uint8_t rank[256];
    /// What U+0600...U+06FF become, in one word: see `artok_letter`. The second half is 0: nothing at all.
    uint32_t letters[512];
    /// Tables for shuffles of 16 bytes: a row of 16 is xor the one before it, so that all up to the right one give its
    /// byte. Their stops are ARTOK_ROW_STOP, but those of ranks.
    uint8_t ascii_rows[8][16];
    /// For U+0600...U+067F the second byte, whose bit 6 is the last one of the first byte; a byte below 128 is alone.
    uint8_t letter_rows[8][16];
    uint8_t upper_lead_rows[8][16];
    uint8_t upper_trail_rows[8][16];
    uint8_t latin_lead_rows[4][16];
    uint8_t latin_trail_rows[4][16];
    uint8_t rank_rows[2][8][16];
    /// ASCII bytes that change: bit `hi` of `[lo]` for the nibbles of a byte.
    uint8_t ascii_set[16];
    /// Some ASCII byte changes, or is white space to be joined.
    bool changes_ascii;
    /// Some letter or mark of U+0600...U+06FF is removed or replaced.
    bool changes_arabic;
    /// Some mark of U+0600...U+06FF is ARTOK_FOLD_MARK.
    bool keeps_marks;
    /// White space is joined.
    bool joins_spaces;
    _Atomic(const artok_fold_action *) pages[ARTOK_FOLD_PAGES];
};

enum {
    ARTOK_FOLD_STOP = 0xFF,
    /// U+007F stops, too; nobody misses it.
    ARTOK_ROW_STOP = 0x7F,
};

/// The parts of a word of `letters`.
enum artok_letter {
    /// Bits 0-15 are the bytes, those after them how many.
    ARTOK_LETTER_LENGTH_SHIFT = 16,
    ARTOK_LETTER_LENGTH = 3,
    /// It does not stay.
    ARTOK_LETTER_CHANGES = 1 << 18,
    ARTOK_LETTER_REMOVED = 1 << 19,
    /// The kernels do not handle it, and the rest of the word is 0.
    ARTOK_LETTER_STOP = 1 << 20,
    /// The last byte is a mark's combining class; ARTOK_FOLD_STOP for what is removed; 0 starts something new.
    ARTOK_LETTER_RANK_SHIFT = 24,
};

/// An empty table; NULL if there is no memory.
struct artok_fold_table *artok_fold_table_create(void);
void artok_fold_table_destroy(struct artok_fold_table *table);
/// Fills a page with copies of 256 actions. Pages 0 and 6 must be set before the table is shared between threads; the
/// others may be set from any thread at any time, the first one stays. False if there is no memory.
bool artok_fold_table_set(struct artok_fold_table *table, uint32_t page, const artok_fold_action *actions);

/// The actions of a page; NULL if it has not been filled.
static inline const artok_fold_action *artok_fold_table_page(const struct artok_fold_table *table, uint32_t page) {
    return atomic_load_explicit(&((struct artok_fold_table *)table)->pages[page], memory_order_acquire);
}

/// A changed part: 40 bits of start, 24 bits of length, in bytes of the source and of the output.
struct artok_fold_edit {
    uint64_t source;
    uint64_t normalized;
};

/// A text on its way through `artok_fold`.
struct artok_fold_state {
    const uint8_t *source;
    size_t source_count;
    /// Everything before this is in `output`. The scalar here is none that goes: no removed one, no white space behind
    /// a space. A text's start is always right.
    size_t source_offset;
    uint8_t *output;
    size_t output_capacity;
    size_t output_count;
    /// NULL to record nothing.
    struct artok_fold_edit *edits;
    size_t edit_capacity;
    size_t edit_count;
};

/// Folds from `source_offset` on until something needs more than the table, or the output or the edits are full. It
/// stops before the last scalar that starts something new (no mark, nothing removed), so whoever goes on has all that
/// could compose. No byte of the output before `output_count` is changed, nor any beyond `output_capacity`.
void artok_fold(const struct artok_fold_table *table, struct artok_fold_state *state);

/// The offset from `offset` on before which nothing changes: that of a scalar which starts something new, or `count`.
/// `offset` is as in `artok_fold_state.source_offset`.
size_t artok_fold_check(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset);

// MARK: Tokens

/// What a scalar is to the token kernels: the kind of a token that ends with it, in the low three bits, and what the
/// rules look at.
enum artok_token_class {
    ARTOK_TOKEN_WORD = 0,
    ARTOK_TOKEN_NUMBER = 1,
    /// The only kind of which a run can be one token.
    ARTOK_TOKEN_PUNCTUATION = 2,
    /// White space; only ASCII up to U+0020, where nothing else is known. With ARTOK_TOKEN_SPECIAL it is one that is not
    /// joined to others, but for a line feed behind a carriage return.
    ARTOK_TOKEN_SPACE = 3,
    ARTOK_TOKEN_SYMBOL = 4,
    ARTOK_TOKEN_EMOJI = 5,
    ARTOK_TOKEN_OTHER = 6,
    ARTOK_TOKEN_KIND = 7,
    /// White space and that punctuation, no other scalar of the table.
    ARTOK_TOKEN_RUN = 2,
    /// Its role says more, but for white space.
    ARTOK_TOKEN_SPECIAL = 1 << 3,
    /// A letter's mark or tatweel; ARTOK_TOKEN_LETTER is set too.
    ARTOK_TOKEN_MARK = 1 << 4,
    /// A Latin letter; only ASCII.
    ARTOK_TOKEN_LATIN = 1 << 5,
    ARTOK_TOKEN_DIGIT = 1 << 6,
    /// Another letter, or a mark; at least two bytes.
    ARTOK_TOKEN_LETTER = 1 << 7,
    /// What only the exact tokenizer knows: looks like a mark without a letter, which the kernels cannot tell, either.
    ARTOK_TOKEN_UNKNOWN = ARTOK_TOKEN_MARK,
};

/// What a special scalar does beside others.
enum artok_token_role {
    /// May join what stands on both sides, or make an address of it.
    ARTOK_ROLE_JOINER = 1 << 0,
    /// Joins digits.
    ARTOK_ROLE_JOINS_DIGITS = 1 << 1,
    /// Joins letters.
    ARTOK_ROLE_JOINS_LETTERS = 1 << 2,
    /// A hyphen or sign: beside Latin letters and digits it may be part of them.
    ARTOK_ROLE_HYPHEN = 1 << 3,
    /// Belongs to the number before it.
    ARTOK_ROLE_PERCENT = 1 << 4,
    /// Takes marks behind it to itself, a joiner's pictograph too.
    ARTOK_ROLE_TAKES_MARKS = 1 << 5,
    /// A mark that no word begins with without a closer look.
    ARTOK_ROLE_TATWEEL = 1 << 6,
};

enum { ARTOK_TOKEN_PAGES = 32 };

/// Classes and roles of the scalars that the kernels know. All 0 at first; whoever makes a table fills in what is
/// known, and finishes it.
struct artok_token_table {
    /// U+0000...U+007F; U+0080...U+00BF by the last six bits; U+0600...U+06FF by the low byte.
    uint8_t ascii[128], latin[64], arabic[256];
    uint8_t ascii_roles[128], latin_roles[64], arabic_roles[256];
    /// Of scalars from U+0800 on: 1 + the number of the page of 256 code points that has it, by its upper bits.
    uint8_t page_of[512];
    uint8_t pages[ARTOK_TOKEN_PAGES][256], page_roles[ARTOK_TOKEN_PAGES][256];
    /// The rules of UAX #29 as they are: marks belong to whatever stands before them, no run of a mark is one token.
    bool is_unicode;
    /// ASCII and U+0600...U+067F for shuffles of 16 bytes, see `ascii_rows` of foldings. All xor ARTOK_TOKEN_UNKNOWN, so
    /// that what is in none of them is unknown.
    uint8_t ascii_rows[8][16], arabic_rows[8][16];
};

/// Makes the rest of a table of what has been filled in.
void artok_token_table_finish(struct artok_token_table *table);

enum {
    /// A token: 16 bits of offset from the base, 8 of length, 8 of kind.
    ARTOK_TOKEN_LENGTH_SHIFT = 16,
    ARTOK_TOKEN_KIND_SHIFT = 24,
    /// The fewest tokens that there must be room for.
    ARTOK_TOKEN_CAPACITY = 160,
};

/// A text on its way through `artok_tokens`. A *chunk* is a stretch without ASCII white space of the table.
struct artok_token_state {
    const uint8_t *source;
    size_t source_count;
    /// Everything before this is done. A chunk or white space starts here, or the text ends.
    size_t source_offset;
    /// From where the tokens' offsets count: `source_offset` of the call.
    size_t base;
    uint32_t *tokens;
    /// At least ARTOK_TOKEN_CAPACITY. Tokens behind `token_count` may be overwritten.
    size_t token_capacity;
    size_t token_count;
    /// White space is to be tokens too.
    bool gives_spaces;
};

/// Finds the tokens of whole chunks until one needs the exact tokenizer (true: it starts at `source_offset`, with
/// `gives_spaces` the white space before it), or the tokens are many or far from the base, or the text ends.
bool artok_tokens(const struct artok_token_table *table, struct artok_token_state *state);

#endif
