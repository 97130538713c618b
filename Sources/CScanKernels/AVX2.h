#ifndef ARTOK_AVX2_H
#define ARTOK_AVX2_H

// Words that the AVX2 kernels share.

#include "FoldStep.h"

#if ARTOK_X86

#include <immintrin.h>

#define ARTOK_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

enum { BLOCK = 64 };

/// A block of 64 bytes in two registers: masks of 64 bits cost no more than those of 32.
struct wide {
    __m256i low, high;
};

ARTOK_AVX2 ARTOK_INLINE struct wide load_wide(const uint8_t *s) {
    return (struct wide){_mm256_loadu_si256((const __m256i *)s), _mm256_loadu_si256((const __m256i *)(s + 32))};
}

ARTOK_AVX2 ARTOK_INLINE void store_wide(uint8_t *o, struct wide v) {
    _mm256_storeu_si256((__m256i *)o, v.low);
    _mm256_storeu_si256((__m256i *)(o + 32), v.high);
}

ARTOK_AVX2 ARTOK_INLINE struct wide either(struct wide a, struct wide b) {
    return (struct wide){_mm256_or_si256(a.low, b.low), _mm256_or_si256(a.high, b.high)};
}

// MARK: Masks

ARTOK_AVX2 ARTOK_INLINE uint64_t below(unsigned bit) { return _bzhi_u64(~0ull, bit); }

/// The highest bit of each byte.
ARTOK_AVX2 ARTOK_INLINE uint64_t high_bits(struct wide v) {
    return (uint64_t)(uint32_t)_mm256_movemask_epi8(v.high) << 32 | (uint32_t)_mm256_movemask_epi8(v.low);
}

ARTOK_AVX2 ARTOK_INLINE uint64_t equal_bytes(struct wide a, struct wide b) {
    return high_bits((struct wide){_mm256_cmpeq_epi8(a.low, b.low), _mm256_cmpeq_epi8(a.high, b.high)});
}

ARTOK_AVX2 ARTOK_INLINE uint64_t equal_to(struct wide a, uint8_t byte) {
    __m256i b = _mm256_set1_epi8((char)byte);
    return equal_bytes(a, (struct wide){b, b});
}

/// Bytes 10xxxxxx.
ARTOK_AVX2 ARTOK_INLINE uint64_t following_bytes(struct wide v) {
    const __m256i end = _mm256_set1_epi8((char)0xC0);
    return high_bits((struct wide){_mm256_cmpgt_epi8(end, v.low), _mm256_cmpgt_epi8(end, v.high)});
}

// MARK: Tables

/// Finds nothing in any table, as any byte from 128 on.
enum { NO_INDEX = 0x80 };

ARTOK_AVX2 ARTOK_INLINE __m256i add_row(__m256i sum, const uint8_t *row, __m256i index) {
    __m256i bytes = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)row));
    return _mm256_xor_si256(sum, _mm256_shuffle_epi8(bytes, index));
}

/// Bytes of a table of up to 128, as `artok_fold_table` has it in rows.
ARTOK_AVX2 ARTOK_INLINE struct wide look_up(const uint8_t (*rows)[16], unsigned count, struct wide index) {
    const __m256i row = _mm256_set1_epi8(16);
    struct wide sum = {_mm256_setzero_si256(), _mm256_setzero_si256()};
    for (unsigned i = 0; i < count; i++) {
        // A byte that has had its last row is below 0 from here on and finds 0.
        sum.low = add_row(sum.low, rows[i], index.low);
        sum.high = add_row(sum.high, rows[i], index.high);
        index.low = _mm256_subs_epi8(index.low, row);
        index.high = _mm256_subs_epi8(index.high, row);
    }
    return sum;
}

ARTOK_AVX2 ARTOK_INLINE __m256i set_bits(const uint8_t *set, __m256i v) {
    const __m256i bit = _mm256_setr_epi8(
        1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
    __m256i row = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)set)), v);
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0F));
    return _mm256_and_si256(row, _mm256_shuffle_epi8(bit, high));
}

/// A byte that is not 0 for each byte that is in a set like `ascii_set`.
ARTOK_AVX2 ARTOK_INLINE struct wide members(const uint8_t *set, struct wide v) {
    return (struct wide){set_bits(set, v.low), set_bits(set, v.high)};
}

ARTOK_AVX2 ARTOK_INLINE bool is_zero(struct wide v) {
    __m256i any = _mm256_or_si256(v.low, v.high);
    return _mm256_testz_si256(any, any);
}

// MARK: Letters of two bytes

/// Below 128 for `first`, which is even, and for the byte behind it, whose last bit stays.
ARTOK_AVX2 ARTOK_INLINE __m256i distance(__m256i v, uint8_t first) {
    return _mm256_adds_epu8(_mm256_xor_si256(v, _mm256_set1_epi8((char)first)), _mm256_set1_epi8(0x7E));
}

/// The first bytes of letters that start with `first` or the byte behind it.
ARTOK_AVX2 ARTOK_INLINE uint64_t lead_bytes(struct wide v, uint8_t first) {
    return ~high_bits((struct wide){distance(v.low, first), distance(v.high, first)});
}

ARTOK_AVX2 ARTOK_INLINE __m256i index_of(__m256i before, __m256i v, uint8_t first) {
    __m256i lead = distance(before, first);
    __m256i half = _mm256_and_si256(_mm256_slli_epi16(lead, 6), _mm256_set1_epi8(0x40));
    __m256i none = _mm256_and_si256(lead, _mm256_set1_epi8((char)NO_INDEX));
    return _mm256_or_si256(_mm256_or_si256(half, none), _mm256_and_si256(v, _mm256_set1_epi8(0x3F)));
}

/// Where the letters that start so stand in a table of 128, at their second bytes.
ARTOK_AVX2 ARTOK_INLINE struct wide letter_index(struct wide before, struct wide v, uint8_t first) {
    return (struct wide){index_of(before.low, v.low, first), index_of(before.high, v.high, first)};
}

ARTOK_AVX2 ARTOK_INLINE __m256i latin_index_of(__m256i before, __m256i v) {
    __m256i is_latin = _mm256_cmpeq_epi8(before, _mm256_set1_epi8((char)0xC2));
    __m256i low = _mm256_and_si256(v, _mm256_set1_epi8(0x3F));
    return _mm256_blendv_epi8(_mm256_set1_epi8((char)NO_INDEX), low, is_latin);
}

/// Where U+0080...U+00BF stand in a table of 64, at their second bytes.
ARTOK_AVX2 ARTOK_INLINE struct wide latin_index(struct wide before, struct wide v) {
    return (struct wide){latin_index_of(before.low, v.low), latin_index_of(before.high, v.high)};
}

/// What a second byte tells, at its first byte.
ARTOK_AVX2 ARTOK_INLINE struct wide one_back(struct wide v) {
    __m256i middle = _mm256_permute2x128_si256(v.low, v.high, 0x21);
    __m256i end = _mm256_permute2x128_si256(v.high, v.high, 0x81);
    return (struct wide){_mm256_alignr_epi8(middle, v.low, 1), _mm256_alignr_epi8(end, v.high, 1)};
}

/// What a letter's byte tells, at the next letter's.
ARTOK_AVX2 ARTOK_INLINE struct wide two_on(struct wide v) {
    __m256i start = _mm256_permute2x128_si256(v.low, v.low, 0x08);
    __m256i middle = _mm256_permute2x128_si256(v.low, v.high, 0x21);
    return (struct wide){_mm256_alignr_epi8(v.low, start, 14), _mm256_alignr_epi8(v.high, middle, 14)};
}

/// -1 for what starts something new or stands behind nothing of a higher rank.
ARTOK_AVX2 ARTOK_INLINE __m256i is_in_order(__m256i rank, __m256i before) {
    __m256i is_higher = _mm256_cmpeq_epi8(_mm256_max_epu8(rank, before), rank);
    return _mm256_or_si256(is_higher, _mm256_cmpeq_epi8(rank, _mm256_setzero_si256()));
}

/// Second bytes of marks behind those of a higher class, or behind what does not stay.
ARTOK_AVX2 ARTOK_INLINE uint64_t late_marks(struct wide rank) {
    struct wide before = two_on(rank);
    return ~high_bits((struct wide){is_in_order(rank.low, before.low), is_in_order(rank.high, before.high)});
}

/// The same, and what does not stay.
ARTOK_AVX2 ARTOK_INLINE uint64_t unsteady_letters(struct wide rank) {
    const __m256i stop = _mm256_set1_epi8((char)ARTOK_FOLD_STOP);
    struct wide before = two_on(rank);
    return ~high_bits((struct wide){
        _mm256_andnot_si256(_mm256_cmpeq_epi8(rank.low, stop), is_in_order(rank.low, before.low)),
        _mm256_andnot_si256(_mm256_cmpeq_epi8(rank.high, stop), is_in_order(rank.high, before.high)),
    });
}

/// What a block of 64 bytes is made of.
struct text_block {
    /// The bytes, and the byte before each.
    struct wide v, before;
    /// First and second bytes of letters of U+0600...U+06FF.
    uint64_t ascii, lead, trail;
    /// First bytes of anything, and bytes that follow them.
    uint64_t first, following;
    /// First bytes of anything else, and bytes that follow no letter's first byte.
    uint64_t odd;
    /// Where a letter's second byte should be.
    uint64_t missing;
    /// It has letters of U+0680...U+06FF: not in Arabic, but in Persian and Urdu.
    bool has_upper;
};

/// A byte must stand before `s`.
ARTOK_AVX2 ARTOK_INLINE struct text_block look_at(const uint8_t *s) {
    struct text_block b = {.v = load_wide(s), .before = load_wide(s - 1)};
    // The first byte is no second one: the byte before it may be the first one of an ill-formed letter.
    b.before.low = _mm256_or_si256(b.before.low, _mm256_setr_epi64x(0xFF, 0, 0, 0));
    uint64_t high = high_bits(b.v);
    b.ascii = ~high;
    b.following = following_bytes(b.v);
    b.first = high ^ b.following;
    b.lead = lead_bytes(b.v, 0xD8);
    if (__builtin_expect(b.first != b.lead, false)) {
        uint64_t upper = lead_bytes(b.v, 0xDA);
        b.has_upper = upper != 0;
        b.lead |= upper;
    }
    b.trail = b.lead << 1;
    b.odd = (b.first ^ b.lead) | (b.following & ~b.trail);
    b.missing = b.trail & ~b.following;
    return b;
}

/// The ranks of letters and marks, at their second bytes.
ARTOK_AVX2 ARTOK_INLINE struct wide ranks_of(const struct artok_fold_table *table, const struct text_block *b) {
    struct wide rank = look_up(table->rank_rows[0], 8, letter_index(b->before, b->v, 0xD8));
    if (!b->has_upper) { return rank; }
    return either(rank, look_up(table->rank_rows[1], 8, letter_index(b->before, b->v, 0xDA)));
}

/// Bytes of ASCII and U+0600...U+06FF that may not stay as they are.
ARTOK_AVX2 ARTOK_INLINE uint64_t unsteady_bytes(
    const struct artok_fold_table *table, const struct text_block *b, struct wide rank) {
    uint64_t bytes = unsteady_letters(rank) | b->missing;
    if (table->changes_ascii) {
        bytes |= ~equal_to(members(table->ascii_set, b->v), 0);
        if (table->joins_spaces) {
            uint64_t space = equal_to(b->v, ' ');
            bytes |= space & space << 1;
        }
    }
    return bytes;
}

/// Odd bytes without those of scalars that stay as they are. `left` bytes are there, more than the block has.
ARTOK_AVX2 static inline uint64_t
unsteady_odd(const struct artok_fold_table *table, const uint8_t *s, size_t left, uint64_t odd, uint64_t first) {
    for (uint64_t open = odd & first; open; open = _blsr_u64(open)) {
        unsigned i = (unsigned)_tzcnt_u64(open);
        uint32_t scalar;
        unsigned length = artok_decode(s + i, left - i, &scalar);
        if (length == 0 || (artok_action(table, scalar) & 7) != ARTOK_FOLD_KEEP) { break; }
        odd &= ~(below(length) << i);
    }
    return odd;
}

#endif
#endif
