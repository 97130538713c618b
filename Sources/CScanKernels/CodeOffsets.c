#include "Kernels.h"

#if ARTOK_X86
#include <immintrin.h>
#endif

// The codes asked for are mostly a little behind each other: the search goes from block to block.

/// The loop, with what an instruction set has for the two questions about bits.
#define ARTOK_FIND_OFFSETS(POPULATION, SELECT)                                                                         \
    size_t block = 0;                                                                                                  \
    for (size_t i = 0; i < count; i++) {                                                                               \
        const size_t code = codes[i];                                                                                  \
        while (block + 1 < block_count && blocks[block + 1].code_start <= code) { block++; }                           \
        while (block > 0 && blocks[block].code_start > code) { block--; }                                              \
        offsets[i] = -1;                                                                                               \
        if (block_count == 0 || blocks[block].code_start > code) { continue; }                                         \
        const size_t rank = code - blocks[block].code_start;                                                           \
        const uint64_t kept = blocks[block].kept;                                                                      \
        if (rank < (size_t)POPULATION(kept)) { offsets[i] = (int64_t)(blocks[block].source + SELECT(kept, rank)); }    \
    }

/// The place of the set bit before which there are `rank` others.
static inline unsigned select_plain(uint64_t bits, size_t rank) {
    for (; rank > 0; rank--) { bits &= bits - 1; }
    return (unsigned)__builtin_ctzll(bits);
}

void artok_code_offsets_scalar(
    const struct artok_code_block *blocks, size_t block_count, const uint32_t *codes, size_t count, int64_t *offsets) {
    ARTOK_FIND_OFFSETS(__builtin_popcountll, select_plain)
}

#if ARTOK_X86
__attribute__((target("bmi,bmi2"))) static inline unsigned select_deposited(uint64_t bits, size_t rank) {
    return (unsigned)_tzcnt_u64(_pdep_u64(1ull << rank, bits));
}

__attribute__((target("bmi,bmi2,popcnt"))) void artok_code_offsets_avx2(
    const struct artok_code_block *blocks, size_t block_count, const uint32_t *codes, size_t count, int64_t *offsets) {
    ARTOK_FIND_OFFSETS(_mm_popcnt_u64, select_deposited)
}
#endif
