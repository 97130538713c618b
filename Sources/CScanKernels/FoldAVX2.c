#include "FoldStep.h"

#if ARTOK_X86

#include <immintrin.h>

#define ARTOK_AVX2 __attribute__((target("avx2,bmi,popcnt")))

enum { BLOCK = 32 };

/// What a block of 32 bytes, which starts with a scalar, is made of.
struct block {
    /// Bytes with which a scalar starts that is not simply copied. Bytes that are no part of a two-byte Arabic letter
    /// and not ASCII are all among them.
    uint32_t looks;
    /// How many bytes were judged: a letter that the block's end cuts is left out.
    unsigned count;
};

ARTOK_AVX2 ARTOK_INLINE __m256i repeated(const uint8_t *table) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
}

/// Sets of bytes by nibbles: the low one picks eight bits, the high one picks one of them.
ARTOK_AVX2 ARTOK_INLINE struct block judge(const struct artok_fold_table *table, const uint8_t *s, bool behind_space) {
    const __m256i low_nibble = _mm256_set1_epi8(0x0F);
    const __m256i one_bit = _mm256_setr_epi8(
        1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32,
        64, -128);
    __m256i v = _mm256_loadu_si256((const __m256i *)s);
    __m256i low = _mm256_and_si256(v, low_nibble);
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(v, 4), low_nibble);

    uint32_t ascii = ~(uint32_t)_mm256_movemask_epi8(v);
    __m256i is_lead = _mm256_cmpeq_epi8(_mm256_and_si256(v, _mm256_set1_epi8((char)0xFC)), _mm256_set1_epi8((char)0xD8));
    uint32_t lead = (uint32_t)_mm256_movemask_epi8(is_lead);
    uint32_t second = lead << 1;

    // The byte before each; the first one's does not matter, because it starts a scalar.
    __m256i shifted = _mm256_permute2x128_si256(v, v, 0x08);
    __m256i before = _mm256_alignr_epi8(v, shifted, 15);
    __m256i set_low = _mm256_shuffle_epi8(repeated(table->arabic_set[0]), low);
    __m256i set_high = _mm256_shuffle_epi8(repeated(table->arabic_set[1]), low);
    // Bit 1 of the first byte picks the set, by the sign of its bytes shifted there.
    __m256i set = _mm256_blendv_epi8(set_low, set_high, _mm256_slli_epi16(before, 6));
    __m256i place = _mm256_or_si256(
        _mm256_and_si256(_mm256_slli_epi16(before, 2), _mm256_set1_epi8(4)),
        _mm256_and_si256(high, _mm256_set1_epi8(3)));
    __m256i bit = _mm256_shuffle_epi8(one_bit, place);
    uint32_t arabic = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_and_si256(set, bit), bit));
    uint32_t follows = (uint32_t)_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(_mm256_and_si256(v, _mm256_set1_epi8((char)0xC0)), _mm256_set1_epi8((char)0x80)));
    uint32_t second_looks = second & (arabic | ~follows);
    uint32_t other = ~ascii & ~lead & ~second;

    uint32_t looks = second_looks >> 1 | other;
    if (table->changes_ascii) {
        __m256i ascii_bit = _mm256_shuffle_epi8(one_bit, high);
        __m256i ascii_set = _mm256_shuffle_epi8(repeated(table->ascii_set), low);
        uint32_t changing = (uint32_t)_mm256_movemask_epi8(
            _mm256_cmpeq_epi8(_mm256_and_si256(ascii_set, ascii_bit), ascii_bit));
        if (table->joins_spaces) {
            // A single space is copied; one behind anything that is not just copied may have to go.
            uint32_t space = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, _mm256_set1_epi8(' ')));
            uint32_t uncertain = (changing & ascii) | second_looks | other;
            changing = (changing & ~space) | (space & (uncertain << 1 | (behind_space ? 1 : 0)));
        }
        looks |= changing & ascii;
    }
    return (struct block){looks, BLOCK - (lead >> (BLOCK - 1))};
}

/// The scalars of `length` bytes are copied. The last of them is the new base.
ARTOK_AVX2 ARTOK_INLINE void copied(const uint8_t *s, struct artok_cursor *at, size_t length) {
    at->source += length;
    at->output += length;
    size_t last = s[at->source - 1] < 0x80 ? 1 : 2;
    at->base_source = at->source - last;
    at->base_output = at->output - last;
    at->base_edit = at->edit;
    at->rank = 0;
}

ARTOK_AVX2 void artok_fold_avx2(const struct artok_fold_table *table, struct artok_fold_state *state) {
    const struct artok_fold_state text = *state;
    struct artok_cursor at = artok_cursor_at(state);
    // Copying takes 32 bytes at once, so that many must be there on both sides.
    while (text.source_count - at.source >= 2 * BLOCK && text.output_capacity - at.output >= 3 * BLOCK) {
        size_t start = at.source;
        bool behind_space = at.output > 0 && (text.output[at.output - 1] == ' ' || at.rank != 0);
        struct block block = judge(table, text.source + start, behind_space);
        uint32_t looks = block.looks;
        while (true) {
            size_t done = at.source - start;
            if (done >= block.count) { break; }
            uint32_t left = looks >> done << done;
            size_t next = left ? (size_t)__builtin_ctz(left) : block.count;
            if (next > block.count) { next = block.count; }
            if (next > done) {
                __m256i run = _mm256_loadu_si256((const __m256i *)(text.source + at.source));
                _mm256_storeu_si256((__m256i *)(text.output + at.output), run);
                copied(text.source, &at, next - done);
            }
            if (next == block.count) { break; }
            if (!artok_has_room(&text, &at) || !artok_fold_step(table, &text, &at)) { goto end; }
        }
    }
    while (at.source < text.source_count && artok_has_room(&text, &at) && artok_fold_step(table, &text, &at)) {}
end:
    artok_cursor_finish(&at, state);
}

ARTOK_AVX2 size_t
artok_fold_check_avx2(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset) {
    struct artok_cursor at = artok_check_at(offset);
    while (at.source < count && count - at.source >= BLOCK) {
        size_t start = at.source;
        struct block block = judge(table, source + start, start > 0 && source[start - 1] == ' ');
        while (true) {
            size_t done = at.source - start;
            if (done >= block.count) { break; }
            uint32_t left = block.looks >> done << done;
            size_t next = left ? (size_t)__builtin_ctz(left) : block.count;
            if (next > block.count) { next = block.count; }
            if (next > done) { copied(source, &at, next - done); }
            if (next == block.count) { break; }
            if (!artok_check_step(table, source, count, &at)) { return at.base_source; }
        }
    }
    while (at.source < count) {
        if (!artok_check_step(table, source, count, &at)) { return at.base_source; }
    }
    return count;
}

#endif
