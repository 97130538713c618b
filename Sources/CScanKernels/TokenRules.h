#ifndef ARTOK_TOKEN_RULES_H
#define ARTOK_TOKEN_RULES_H

// Where tokens begin and end in a block of 64 bytes, by sets of its bytes: one bit a byte, the same for every
// instruction set. A set holds all bytes of a scalar or none.
//
// The kernels look for the sets and take `artok_plain_tokens`. What that leaves open, which is rare, goes to
// `artok_open_tokens`, scalar by scalar. Both find only what they can prove; the rest is `bad`, and the chunk that it is
// in goes to the exact tokenizer. The proofs are beside the rules, by the names of TokenScanner.

#include "FoldStep.h"

enum { ARTOK_TOKEN_BLOCK = 64 };

struct artok_token_block {
    const uint8_t *s;
    /// The bytes up to the last white space, and up to it and with it: no token of theirs depends on what comes behind.
    /// With white-space tokens, that is where the last run of it starts.
    uint64_t range, range_and_end;
    /// How many bytes that is, without what the next block starts with; 0 if there is no such place.
    unsigned done;
    /// U+0000...U+0020; `artok_open_tokens` makes it the table's white space.
    uint64_t space;
    /// First bytes of scalars of two bytes; bytes that are neither ASCII nor of such scalars.
    uint64_t lead, other;
    /// A second byte that is none.
    uint64_t ill_formed;
    /// Letters, digits and Latin letters; of these the digits, and the letters that are not Latin.
    uint64_t core, digit, letter;
    /// Marks, and what is unknown.
    uint64_t mark;
    /// Scalars with roles, and white space that is not joined.
    uint64_t special;
    /// Punctuation of which a run may be one token, and white space.
    uint64_t runs;
    /// Bytes of ASCII of `runs` that are like the byte before.
    uint64_t repeated;
    /// First and last bytes of white space that is to be a token.
    uint64_t space_starts, space_ends;
    /// Bytes with which scalars start; Latin letters; what is in the tables. Only of `artok_open_tokens`.
    uint64_t first, latin, known;
    /// Results: first and last bytes of the tokens, and bytes of chunks that are not simple.
    uint64_t starts, ends, bad;
    /// The class of each scalar, at all its bytes; of a token in the end. Only of `artok_open_tokens`, as registers of 64
    /// bytes are elsewhere.
    uint8_t *classes;
};

// MARK: Blocks

/// Where a kernel stands.
struct artok_token_walk {
    const uint8_t *source;
    size_t at, count, base;
    /// A block that starts here or behind is too far from the base, or there is no text.
    size_t end;
    uint32_t *tokens, *last;
};

/// A block at the text's end, filled up with white space, with a byte before it.
typedef uint8_t artok_token_tail[ARTOK_TOKEN_BLOCK + 1];

ARTOK_INLINE void artok_token_begin(struct artok_token_walk *walk, const struct artok_token_state *state) {
    walk->source = state->source;
    walk->at = walk->base = state->source_offset;
    walk->count = state->source_count;
    size_t far = walk->base + UINT16_MAX - ARTOK_TOKEN_BLOCK;
    walk->end = far < walk->count ? far : walk->count;
    walk->tokens = state->tokens;
    walk->last = state->tokens + state->token_capacity - ARTOK_TOKEN_BLOCK;
}

ARTOK_INLINE bool artok_token_goes_on(const struct artok_token_walk *walk) {
    return walk->at < walk->end && walk->tokens <= walk->last;
}

/// The next block. For who needs it there is a byte before it.
ARTOK_INLINE const uint8_t *
artok_token_bytes(const struct artok_token_walk *walk, const bool reads_before, artok_token_tail tail) {
    const uint8_t *s = walk->source + walk->at;
    size_t left = walk->count - walk->at;
    if (__builtin_expect(left >= ARTOK_TOKEN_BLOCK && !(reads_before && walk->at == 0), true)) { return s; }
    memset(tail, ' ', sizeof(artok_token_tail));
    memcpy(tail + 1, s, left < ARTOK_TOKEN_BLOCK ? left : ARTOK_TOKEN_BLOCK);
    return tail + 1;
}

ARTOK_INLINE void artok_token_finish(const struct artok_token_walk *walk, struct artok_token_state *state) {
    state->source_offset = walk->at < walk->count ? walk->at : walk->count;
    state->base = walk->base;
    state->token_count = (size_t)(walk->tokens - state->tokens);
}

/// Sets how far the tokens of a block can be told: up to the last of `space`. That is not the table's white space, which
/// would be known later, and the next block waits for this one.
ARTOK_INLINE void artok_cut_block(struct artok_token_block *b, uint64_t space, const bool gives_spaces) {
    b->space = space;
    uint64_t places = gives_spaces ? space & ~(space << 1) : space;
    if (__builtin_expect(places == 0, false)) {
        b->done = 0;
        b->range = 0;
        b->range_and_end = 0;
        return;
    }
    unsigned last = 63 - (unsigned)__builtin_clzll(places);
    b->done = last + !gives_spaces;
    b->range = (1ull << last) - 1;
    b->range_and_end = b->range | 1ull << last;
}

/// Sets the white space that is to be a token. `feeds` are line feeds behind carriage returns.
ARTOK_INLINE void artok_find_spaces(struct artok_token_block *b, uint64_t feeds) {
    uint64_t joined = b->space & ~b->special;
    b->space_starts = b->space & ~(joined & joined << 1) & ~feeds;
    b->space_ends = b->space & ~(joined & joined >> 1) & ~(feeds >> 1);
}

// MARK: Rules

/// Starts and ends as they are where nothing touches anything else. False if something does, or nothing can be told.
ARTOK_INLINE bool artok_plain_tokens(struct artok_token_block *b, const bool is_unicode) {
    const uint64_t core = b->core, core_on = core << 1, trail = b->lead << 1;
    const uint64_t single = ~(core | b->space), special = b->special & single;
    uint64_t open = b->other | b->ill_formed;
    // Letters and digits in contact; a mark without a letter, or what is unknown.
    open |= ((b->letter ^ b->letter << 1) | (b->digit ^ b->digit << 1)) & core & core_on;
    open |= b->mark & ~(core & core_on);
    uint64_t again = 0;
    if (is_unicode) {
        // What stands between two parts may join them.
        uint64_t behind = special & core_on & ~trail;
        open |= (behind | (behind & b->lead) << 1) & ~b->lead & core >> 1;
    } else {
        uint64_t alphanumeric = core & ~b->letter;
        open |= special & (alphanumeric << 1 | alphanumeric >> 1);
        again = b->repeated;
        // A run of what has two bytes.
        uint64_t long_marks = single & trail;
        open |= long_marks & long_marks << 2;
    }
    b->starts = ((core & ~core_on) | (single & ~trail & ~again) | b->space_starts) & b->range;
    b->ends = ((core & ~(core >> 1)) | (single & ~b->lead & ~(again >> 1)) | b->space_ends) & b->range;
    return (open & b->range_and_end) == 0 && b->done > 0;
}

/// The slow form of `artok_plain_tokens`, for what that leaves open: everything that can be told from a block. True if
/// what is behind `done` is a chunk for the exact tokenizer, with the white space before it if that is to be a token.
bool artok_open_tokens(const struct artok_token_table *table, struct artok_token_block *b, bool gives_spaces);

// MARK: Tokens

/// Room for the kinds of a block by the tokens' last bytes. The last one is of no token.
typedef uint8_t artok_token_kinds[ARTOK_TOKEN_BLOCK + 1];

/// The end is the last byte.
ARTOK_INLINE uint32_t artok_token(uint8_t kind, unsigned start, unsigned end, size_t offset) {
    return (uint32_t)(offset + (1u << ARTOK_TOKEN_LENGTH_SHIFT)) + start + ((end - start) << ARTOK_TOKEN_LENGTH_SHIFT) +
           ((uint32_t)kind << ARTOK_TOKEN_KIND_SHIFT);
}

#endif
