#include "Kernels.h"

#if ARTOK_X86
#include <immintrin.h>
#endif

// The ranges asked for are mostly a little behind each other: the search goes from block to block, the first steps without
// asking whether they are needed, for that would be guessed wrong too often.

/// The place of the set bit before which there are `rank` others.
static inline unsigned select_plain(uint64_t bits, size_t rank) {
    for (; rank > 0; rank--) { bits &= bits - 1; }
    return (unsigned)__builtin_ctzll(bits);
}

#define ARTOK_STEP(block, code) block += blocks[block + 1].code_start <= (code)

#define ARTOK_OFFSET(block, code, POPULATION, SELECT)                                                                  \
    ((code) - blocks[block].code_start < (size_t)POPULATION(blocks[block].kept)                                        \
         ? (int64_t)(blocks[block].source + SELECT(blocks[block].kept, (code) - blocks[block].code_start))             \
         : -1)

/// The loop, with what an instruction set has for the two questions about bits.
#define ARTOK_FIND_RANGES(POPULATION, SELECT)                                                                          \
    size_t block = 0;                                                                                                  \
    for (size_t i = 0; i < count; i++) {                                                                               \
        const size_t start = ranges[i].start, end = ranges[i].end;                                                     \
        ARTOK_STEP(block, start);                                                                                      \
        ARTOK_STEP(block, start);                                                                                      \
        while (blocks[block + 1].code_start <= start) { block++; }                                                     \
        while (block > 0 && blocks[block].code_start > start) { block--; }                                             \
        offsets[2 * i] = ARTOK_OFFSET(block, start, POPULATION, SELECT);                                               \
        size_t last = block;                                                                                           \
        ARTOK_STEP(last, end);                                                                                         \
        while (blocks[last + 1].code_start <= end) { last++; }                                                         \
        offsets[2 * i + 1] = ARTOK_OFFSET(last, end, POPULATION, SELECT);                                              \
    }

void artok_code_ranges_scalar(
    const struct artok_code_block *blocks, const struct artok_code_range *ranges, size_t count, int64_t *offsets) {
    ARTOK_FIND_RANGES(__builtin_popcountll, select_plain)
}

#if ARTOK_X86
__attribute__((target("bmi,bmi2"))) static inline unsigned select_deposited(uint64_t bits, size_t rank) {
    return (unsigned)_tzcnt_u64(_pdep_u64(1ull << rank, bits));
}

__attribute__((target("bmi,bmi2,popcnt"))) void artok_code_ranges_avx2(
    const struct artok_code_block *blocks, const struct artok_code_range *ranges, size_t count, int64_t *offsets) {
    ARTOK_FIND_RANGES(_mm_popcnt_u64, select_deposited)
}
#endif
