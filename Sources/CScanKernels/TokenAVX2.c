#include "TokenRules.h"

#if ARTOK_X86

#include <immintrin.h>

#define ARTOK_AVX2 __attribute__((target("avx2,bmi,lzcnt,popcnt")))

/// A block's two halves.
struct halves {
    __m256i low, high;
};

/// One bit a byte, from the bytes' bit `position`.
#define BITS(bytes, position)                                                                                          \
    both((uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16((bytes).low, 7 - (position))),                               \
         (uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16((bytes).high, 7 - (position))))

ARTOK_INLINE uint64_t both(uint32_t low, uint32_t high) {
    uint64_t bits = low | (uint64_t)high << 32;
    // clang would take the set apart into single bits where it is used in another branch.
    __asm__("" : "+r"(bits));
    return bits;
}

ARTOK_AVX2 ARTOK_INLINE __m256i repeated(const uint8_t *table) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
}

/// Looks up 64 bytes by the last six bits of `index`, 0 where its first bit is set.
ARTOK_AVX2 ARTOK_INLINE __m256i look_up_64(const uint8_t *table, __m256i index) {
    __m256i bit_4 = _mm256_slli_epi16(index, 3);
    __m256i low = _mm256_blendv_epi8(
        _mm256_shuffle_epi8(repeated(table), index), _mm256_shuffle_epi8(repeated(table + 16), index), bit_4);
    __m256i high = _mm256_blendv_epi8(
        _mm256_shuffle_epi8(repeated(table + 32), index), _mm256_shuffle_epi8(repeated(table + 48), index), bit_4);
    return _mm256_blendv_epi8(low, high, _mm256_slli_epi16(index, 2));
}

ARTOK_AVX2 ARTOK_INLINE __m256i look_up_128(const uint8_t *table, __m256i index) {
    return _mm256_blendv_epi8(
        look_up_64(table, index), look_up_64(table + 64, index), _mm256_slli_epi16(index, 1));
}

ARTOK_AVX2 ARTOK_INLINE __m256i is(__m256i bytes, uint8_t mask, uint8_t value) {
    return _mm256_cmpeq_epi8(_mm256_and_si256(bytes, _mm256_set1_epi8((char)mask)), _mm256_set1_epi8((char)value));
}

/// The classes of 32 bytes, at the last byte of each scalar.
ARTOK_AVX2 ARTOK_INLINE __m256i classes(const struct artok_token_table *table, __m256i v, __m256i before) {
    __m256i ascii = look_up_128(table->ascii, v);
    __m256i follows = _mm256_and_si256(v, _mm256_set1_epi8(0x3F));
    __m256i index = _mm256_or_si256(
        follows, _mm256_and_si256(_mm256_slli_epi16(before, 6), _mm256_set1_epi8(0x40)));
    __m256i is_trail = is(before, 0xFC, 0xD8);
    __m256i arabic = look_up_128(table->arabic, index);
    __m256i is_upper = is(before, 0xFE, 0xDA);
    if (!_mm256_testz_si256(is_upper, is_upper)) {
        // Not in Arabic, but in Persian and Urdu.
        arabic = _mm256_blendv_epi8(arabic, look_up_128(table->arabic + 128, index), is_upper);
    }
    __m256i class = _mm256_blendv_epi8(ascii, arabic, is_trail);
    __m256i is_latin = is(before, 0xFF, 0xC2);
    if (!_mm256_testz_si256(is_latin, is_latin)) {
        class = _mm256_blendv_epi8(class, look_up_64(table->latin, follows), is_latin);
    }
    return class;
}

/// The sets of a block that starts with a chunk or white space, see the same function of AVX-512.
ARTOK_AVX2 ARTOK_INLINE uint64_t
look_at(const struct artok_token_table *table, const uint8_t *s, unsigned count, struct artok_token_block *b) {
    const struct halves v = {
        _mm256_loadu_si256((const __m256i *)s), _mm256_loadu_si256((const __m256i *)(s + 32))};
    const struct halves before = {
        _mm256_alignr_epi8(v.low, _mm256_permute2x128_si256(v.low, v.low, 0x08), 15),
        _mm256_alignr_epi8(v.high, _mm256_permute2x128_si256(v.low, v.high, 0x21), 15)};
#define EQUAL(byte)                                                                                                    \
    both((uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v.low, _mm256_set1_epi8(byte))),                             \
         (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v.high, _mm256_set1_epi8(byte))))
    uint64_t blank = EQUAL(' ') | EQUAL('\n') | (count < 64 ? ~0ull << count : 0);
    uint64_t end = blank ? 1ull << (63 - (unsigned)_lzcnt_u64(blank)) : 0;
    b->s = s;
    b->count = count;
    b->range = end - 1;
    b->range_and_end = b->range | end;

    const struct halves class = {classes(table, v.low, before.low), classes(table, v.high, before.high)};
    _mm256_storeu_si256((__m256i *)b->classes, class.low);
    _mm256_storeu_si256((__m256i *)(b->classes + 32), class.high);

    uint64_t high = BITS(v, 7), second_bit = BITS(v, 6), leads = high & second_bit, follows = high & ~second_bit;
    uint64_t lead = both(
        (uint32_t)_mm256_movemask_epi8(is(v.low, 0xFC, 0xD8)), (uint32_t)_mm256_movemask_epi8(is(v.high, 0xFC, 0xD8)));
    if (leads != lead) { lead |= EQUAL((char)0xC2); }
#undef EQUAL
    uint64_t trail = lead << 1;
    b->other = (leads ^ lead) | (follows & ~trail);
    b->ill_formed = trail & ~follows;
    b->first = ~high | lead;

    // A set of second bytes, then of both.
#define BOTH(set) ((set) | ((set) & trail) >> 1)
    const __m256i zero = _mm256_setzero_si256();
    uint64_t known = ~both(
        (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(class.low, zero)),
        (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(class.high, zero)));
    uint64_t letter = BITS(class, 7), digit = BITS(class, 6), mark = BITS(class, 4), special = BITS(class, 3);
    uint64_t bit_0 = BITS(class, 0), bit_1 = BITS(class, 1);
    // White space is the only kind with both bits.
    b->space = blank | (bit_0 & bit_1);
    uint64_t runs = bit_1 & ~b->space;
    b->known = BOTH(known);
    b->letter = BOTH(letter);
    b->digit = BOTH(digit);
    b->latin = BITS(class, 5);
    b->mark = BOTH(mark);
    b->special = BOTH(special);
    b->runs = BOTH(runs);
#undef BOTH
    b->repeated = ~high & both((uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v.low, before.low)),
                               (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v.high, before.high)));
    return end;
}

ARTOK_AVX2 ARTOK_INLINE bool
find_tokens(const struct artok_token_table *table, struct artok_token_state *state, const bool is_unicode) {
    const uint8_t *source = state->source;
    const size_t count = state->source_count, base = state->source_offset;
    size_t at = base;
    uint32_t *tokens = state->tokens, *const last = tokens + state->token_capacity - 64;
    bool is_bad = false;
    while (at < count && tokens <= last && at - base <= UINT16_MAX - 64) {
        struct artok_token_block b;
        uint8_t tail[64];
        const uint8_t *s = source + at;
        unsigned left = 64;
        if (__builtin_expect(count - at < 64, false)) {
            left = (unsigned)(count - at);
            memset(tail, 0, sizeof tail);
            memcpy(tail, s, left);
            s = tail;
        }
        uint64_t end = look_at(table, s, left, &b);
        if (__builtin_expect(artok_plain_tokens(&b, is_unicode), false)) {
            // A copy: the sets of other blocks stay in registers.
            struct artok_token_block open = b;
            artok_careful_tokens(table, &open);
            if (open.bad) {
                unsigned done = artok_bad_chunk(&open);
                tokens = artok_write_tokens(tokens, &open, (1ull << done) - 1, at - base);
                at += done;
                is_bad = true;
                break;
            }
            if (end) { tokens = artok_write_tokens(tokens, &open, b.range, at - base); }
        } else if (end) {
            tokens = artok_write_tokens(tokens, &b, b.range, at - base);
        }
        if (__builtin_expect(end == 0, false)) {
            is_bad = true;
            break;
        }
        at += 1 + (unsigned)_tzcnt_u64(end);
    }
    state->source_offset = at < count ? at : count;
    state->base = base;
    state->token_count = (size_t)(tokens - state->tokens);
    return is_bad;
}

ARTOK_AVX2 bool artok_tokens_avx2(const struct artok_token_table *table, struct artok_token_state *state) {
    return table->is_unicode ? find_tokens(table, state, true) : find_tokens(table, state, false);
}

#endif
