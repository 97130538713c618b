#ifndef ARTOK_CODE_RULES_H
#define ARTOK_CODE_RULES_H

// What the code kernels share. A code depends on its scalar alone, so the wide kernels' blocks are 64 bytes one after the
// other, wherever scalars begin: each code is found at its scalar's first byte, and what is wrong with a chunk is found
// behind codes of it that are then taken back. No block waits for where the one before ends.
//
// They look up scalars of one and two bytes. A block with anything else goes through `artok_patch_codes`.

#include "FoldStep.h"

/// A block whose codes are not all known from the tables of ASCII and Arabic, or that has hard or ill-formed ones.
struct artok_code_patch {
    const uint8_t *s;
    /// The bytes from `s` to the text's end.
    size_t left;
    /// First bytes of scalars that have not been looked up.
    uint64_t other;
    /// Bytes 10xxxxxx.
    uint64_t follows;
    /// Where such bytes belong: those of scalars of two bytes, and of one that started in the block before.
    uint64_t expected;
    /// First bytes of scalars with a code, and of hard ones.
    uint64_t kept, hard;
    /// Result: the bytes of the next block that a scalar of this one goes on with.
    uint64_t pending;
    /// Result: the letter that the block before ended with is ill-formed.
    bool is_cut;
    /// At the first byte of each scalar.
    uint8_t codes[ARTOK_CODE_BLOCK];
};

/// The code of the scalar that starts here, and its length; ARTOK_CODE_HARD if it is ill-formed, too.
uint8_t artok_code_at(const struct artok_code_table *table, const uint8_t *s, size_t count, unsigned *length);

void artok_patch_codes(const struct artok_code_table *table, struct artok_code_patch *patch);

/// Where a kernel stands; `state` is as at the call.
struct artok_code_place {
    size_t source, code, block;
    /// The bytes from here on that belong to the scalar before.
    uint64_t pending;
};

ARTOK_INLINE struct artok_code_place artok_code_place_at(const struct artok_code_state *state) {
    return (struct artok_code_place){state->source_offset, state->code_count, state->block_count, 0};
}

ARTOK_INLINE bool artok_has_code_room(const struct artok_code_state *state, const struct artok_code_place *at) {
    return state->code_capacity - at->code >= ARTOK_CODE_BLOCK && at->block < state->block_capacity;
}

/// Goes on behind a block whose codes have been written.
ARTOK_INLINE void artok_add_code_block(
    const struct artok_code_state *state, struct artok_code_place *at, unsigned length, uint64_t kept, uint64_t pending) {
    state->blocks[at->block++] = (struct artok_code_block){at->source, kept, at->code};
    at->source += length;
    at->code += (size_t)__builtin_popcountll(kept);
    at->pending = pending;
}

/// Ends a call where the text ends or there is no room.
bool artok_end_codes(
    const struct artok_code_table *table, struct artok_code_state *state, const struct artok_code_place *at);

/// Ends a call with the chunk that has this hard byte.
bool artok_end_codes_hard(
    const struct artok_code_table *table, struct artok_code_state *state, const struct artok_code_place *at, size_t hard);

/// The first hard byte of the last block.
ARTOK_INLINE size_t artok_hard_offset(const struct artok_code_place *at, const struct artok_code_patch *patch) {
    size_t block = at->source - ARTOK_CODE_BLOCK;
    return patch->is_cut ? block - 1 : block + (size_t)__builtin_ctzll(patch->hard);
}

#endif
