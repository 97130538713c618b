#ifndef ARTOK_TOKEN_RULES_H
#define ARTOK_TOKEN_RULES_H

// Where tokens begin and end in a block of up to 64 bytes, by sets of its bytes: one bit a byte, the same for every
// instruction set. A set holds all bytes of a scalar or none.
//
// The kernels look for the sets and take `artok_plain_tokens`. What that leaves open, which is rare, goes to
// `artok_careful_tokens`, scalar by scalar. Both find only what they can prove; the rest is `bad`, and the chunk that it
// is in goes to the exact tokenizer. The proofs are beside the rules, by the names of TokenScanner.

#include "FoldStep.h"

struct artok_token_block {
    const uint8_t *s;
    /// How many bytes of text there are, 64 at most.
    unsigned count;
    /// The bytes before the last white space; that white space too.
    uint64_t range, range_and_end;
    /// Bytes with which scalars start.
    uint64_t first;
    uint64_t space, letter, digit, latin, mark, special, known;
    /// Punctuation of which a run may be one token.
    uint64_t runs;
    /// ASCII bytes like the byte before.
    uint64_t repeated;
    /// Bytes of what is neither ASCII nor has two bytes.
    uint64_t other;
    /// A second byte that is none.
    uint64_t ill_formed;
    /// Results: first and last bytes of the tokens, and bytes of chunks that are not simple.
    uint64_t starts, ends, bad;
    /// The class of each scalar, at its last byte; of a token in the end.
    uint8_t classes[64];
};

/// Starts and ends as they are where nothing touches anything else. True if something does.
ARTOK_INLINE bool artok_plain_tokens(struct artok_token_block *b, const bool is_unicode) {
    const uint64_t core = b->letter | b->digit | b->latin, alphanumeric = b->digit | b->latin;
    const uint64_t core_starts = core & ~(core << 1);
    const uint64_t starts = (b->letter & ~(b->letter << 1)) | (b->digit & ~(b->digit << 1)) | (b->latin & ~(b->latin << 1));
    uint64_t open = b->other | b->ill_formed | (b->range & ~(b->known | b->space));
    // Letters and digits in contact; a mark without a letter.
    open |= (starts ^ core_starts) | (core_starts & b->mark);
    const uint64_t single = b->known & ~(core | b->space), ends = b->first >> 1 | 1ull << 63;
    uint64_t again = 0;
    if (is_unicode) {
        // What stands between two parts may join them.
        uint64_t behind = b->special & b->first & core << 1;
        open |= (behind | (behind & ~ends) << 1) & ends & core >> 1;
    } else {
        open |= b->special & (alphanumeric << 1 | alphanumeric >> 1);
        again = b->repeated & b->runs;
        uint64_t long_runs = b->runs & ~ends & b->first;
        open |= long_runs & long_runs << 2;
    }
    b->starts = core_starts | (single & b->first & ~again);
    b->ends = (core & ~(core >> 1)) | (single & ends & ~(again >> 1));
    return (open & b->range_and_end) != 0;
}

/// The slow form of `artok_plain_tokens`: everything that can be told from a block.
void artok_careful_tokens(const struct artok_token_table *table, struct artok_token_block *b);

/// Where the first chunk starts that is bad.
ARTOK_INLINE unsigned artok_bad_chunk(const struct artok_token_block *b) {
    unsigned position = (unsigned)__builtin_ctzll(b->bad);
    uint64_t space = b->space & ((1ull << position) - 1);
    return space ? 64 - (unsigned)__builtin_clzll(space) : 0;
}

/// Writes the tokens that lie in `range`.
ARTOK_INLINE uint32_t *
artok_write_tokens(uint32_t *tokens, const struct artok_token_block *b, uint64_t range, size_t offset) {
    uint64_t starts = b->starts & range, ends = b->ends & range;
    for (; starts; starts &= starts - 1, ends &= ends - 1) {
        unsigned start = (unsigned)__builtin_ctzll(starts), end = (unsigned)__builtin_ctzll(ends);
        *tokens++ = (uint32_t)(offset + start) | (uint32_t)(end + 1 - start) << ARTOK_TOKEN_LENGTH_SHIFT |
                    (uint32_t)(b->classes[end] & ARTOK_TOKEN_KIND) << ARTOK_TOKEN_KIND_SHIFT;
    }
    return tokens;
}

#endif
