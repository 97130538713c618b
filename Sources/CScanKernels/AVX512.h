#ifndef ARTOK_AVX512_H
#define ARTOK_AVX512_H

// Words that the AVX-512 kernels share.

#include "FoldStep.h"

#if ARTOK_X86

#include <immintrin.h>

#define ARTOK_AVX512 \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,avx2,bmi,bmi2,lzcnt,popcnt")))

/// A table of 256 bytes in registers.
struct wide_table {
    __m512i part[4];
};

ARTOK_AVX512 ARTOK_INLINE struct wide_table load_table(const uint8_t *table) {
    return (struct wide_table){{
        _mm512_loadu_si512(table),
        _mm512_loadu_si512(table + 64),
        _mm512_loadu_si512(table + 128),
        _mm512_loadu_si512(table + 192),
    }};
}

ARTOK_AVX512 ARTOK_INLINE __m512i look_up(const struct wide_table *table, __m512i index, __mmask64 upper) {
    return _mm512_mask_blend_epi8(
        upper, _mm512_permutex2var_epi8(table->part[0], index, table->part[1]),
        _mm512_permutex2var_epi8(table->part[2], index, table->part[3]));
}

ARTOK_AVX512 ARTOK_INLINE uint64_t below(unsigned bit) { return _bzhi_u64(~0ull, bit); }

ARTOK_AVX512 ARTOK_INLINE __m512i lanes(void) {
    return _mm512_set_epi8(
        63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36,
        35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7,
        6, 5, 4, 3, 2, 1, 0);
}

/// Where U+0600...U+06FF stands in a table: the last two bits of its first byte, the last six of its second.
ARTOK_AVX512 ARTOK_INLINE __m512i artok_arabic_index(__m512i first, __m512i second) {
    return _mm512_ternarylogic_epi64(_mm512_slli_epi16(first, 6), second, _mm512_set1_epi8(0x3F), 0xD8);
}

#endif
#endif
