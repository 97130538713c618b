#include "AVX512.h"
#include "KeyRules.h"

#if ARTOK_X86

/// The keys of eight words of up to 16 codes.
ARTOK_AVX512 ARTOK_INLINE __m512i
keys_of(const uint8_t *codes, __m512i positions, __m512i lengths, __m512i seed) {
    // Shifts of 64 and more give 0.
    const __m512i all = _mm512_set1_epi64(-1), eight = _mm512_set1_epi64(8);
    __m512i rest = _mm512_slli_epi64(_mm512_sub_epi64(eight, _mm512_min_epi64(lengths, eight)), 3);
    __m512i low = _mm512_i64gather_epi64(positions, codes, 1);
    low = _mm512_and_si512(low, _mm512_srlv_epi64(all, rest));
    __m512i x = _mm512_mullo_epi64(_mm512_xor_si512(low, seed), _mm512_set1_epi64((long long)ARTOK_KEY_FIRST));
    __mmask8 is_long = _mm512_cmpgt_epi64_mask(lengths, eight);
    if (is_long) {
        rest = _mm512_slli_epi64(_mm512_sub_epi64(_mm512_set1_epi64(16), lengths), 3);
        __m512i high = _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), is_long, positions, codes + 8, 1);
        high = _mm512_and_si512(high, _mm512_srlv_epi64(all, rest));
        __m512i y = _mm512_ternarylogic_epi64(x, _mm512_srli_epi64(x, 32), high, 0x96);
        x = _mm512_mask_mullo_epi64(x, is_long, y, _mm512_set1_epi64((long long)ARTOK_KEY_SECOND));
    }
    return x;
}

/// Which of eight keys the filter may have.
ARTOK_AVX512 ARTOK_INLINE __mmask8 found_in(const struct artok_key_filter *filter, __m512i keys) {
    const __m512i one = _mm512_set1_epi64(1), six = _mm512_set1_epi64(63);
    __m512i upper = _mm512_srli_epi64(keys, 32);
    __m512i place = _mm512_srli_epi64(_mm512_mul_epu32(upper, _mm512_set1_epi64((long long)filter->count)), 32);
    __m512i words = _mm512_i64gather_epi64(place, filter->words, 8);
    __m512i pattern = _mm512_or_si512(
        _mm512_sllv_epi64(one, _mm512_and_si512(upper, six)),
        _mm512_sllv_epi64(one, _mm512_and_si512(_mm512_srli_epi64(keys, 38), six)));
    pattern =
        _mm512_or_si512(pattern, _mm512_sllv_epi64(one, _mm512_and_si512(_mm512_srli_epi64(keys, 44), six)));
    return _mm512_testn_epi64_mask(pattern, _mm512_andnot_si512(words, pattern));
}

ARTOK_AVX512 size_t
artok_find_keys_avx512(struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found) {
    const struct artok_key_state s = *state;
    const struct artok_key_filter own = *filter;
    const __m512i seed = _mm512_set1_epi64((long long)s.seed);
    const __m256i numbers = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    size_t count = 0;
    for (size_t i = 0; i < s.all_count; i += 8) {
        size_t left = s.all_count - i;
        __mmask8 valid = left >= 8 ? 0xFF : (__mmask8)((1u << left) - 1);
        // Missing ones are a word of one code at the first position.
        __m256i candidates = _mm256_mask_loadu_epi32(_mm256_set1_epi32(1 << 16), valid, s.candidates + i);
        __m512i wide = _mm512_cvtepu32_epi64(candidates);
        __m512i positions = _mm512_and_si512(wide, _mm512_set1_epi64(0xFFFF));
        __m512i lengths = _mm512_srli_epi64(wide, ARTOK_CANDIDATE_LENGTH_SHIFT);
        __m512i keys = keys_of(s.codes, positions, lengths, seed);
        _mm512_storeu_si512(s.keys + i, keys);
        __mmask8 longer = _mm512_cmpgt_epi64_mask(lengths, _mm512_set1_epi64(ARTOK_KEY_REACH));
        if (__builtin_expect(longer, false)) {
            for (unsigned open = longer; open; open &= open - 1) {
                unsigned lane = (unsigned)__builtin_ctz(open);
                uint32_t candidate = s.candidates[i + lane];
                s.keys[i + lane] = artok_key(s.codes + artok_position(candidate), artok_length(candidate), s.seed);
            }
            keys = _mm512_loadu_si512(s.keys + i);
        }
        size_t asked = s.count > i ? s.count - i : 0;
        __mmask8 hits = found_in(&own, keys) & (asked >= 8 ? 0xFF : (__mmask8)((1u << asked) - 1));
        __m256i own_numbers = _mm256_add_epi32(numbers, _mm256_set1_epi32((int)i));
        _mm256_storeu_si256((__m256i *)(found + count), _mm256_maskz_compress_epi32(hits, own_numbers));
        count += (size_t)_mm_popcnt_u32(hits);
    }
    return count;
}

/// Eight candidates from a number on, the last ones perhaps missing, and which of them start a word: those that end
/// elsewhere than the one before.
struct starting {
    __mmask8 starts;
    /// The keys of those that start a word, side by side.
    __m512i firsts;
};

ARTOK_AVX512 ARTOK_INLINE __m256i ends_of(__m256i candidates) {
    return _mm256_add_epi32(
        _mm256_and_si256(candidates, _mm256_set1_epi32(0xFFFF)),
        _mm256_srli_epi32(candidates, ARTOK_CANDIDATE_LENGTH_SHIFT));
}

ARTOK_AVX512 ARTOK_INLINE struct starting starting_at(const struct artok_key_state *s, size_t i) {
    size_t left = s->all_count - i;
    __mmask8 valid = left >= 8 ? 0xFF : (__mmask8)((1u << left) - 1);
    const __m256i candidates = _mm256_maskz_loadu_epi32(valid, s->candidates + i);
    // No word ends at 0.
    const __m256i before = __builtin_expect(i > 0, true) ? _mm256_maskz_loadu_epi32(valid, s->candidates + i - 1)
                                                         : _mm256_maskz_expand_epi32(0xFE, candidates);
    struct starting result = {.starts = _mm256_mask_cmpneq_epi32_mask(valid, ends_of(candidates), ends_of(before))};
    result.firsts = _mm512_maskz_compress_epi64(result.starts, _mm512_maskz_loadu_epi64(valid, s->keys + i));
    return result;
}

ARTOK_AVX512 size_t
artok_find_pairs_avx512(const struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found) {
    const struct artok_key_state s = *state;
    const struct artok_key_filter own = *filter;
    const __m512i numbers = _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7);
    const __m256i places = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    size_t count = 0;
    struct starting here = starting_at(&s, 0);
    for (size_t i = 0; i < s.count; i += 8) {
        // The last of these words is followed by the first one behind. Every eight have one, but for the last.
        struct starting behind = {.starts = 0, .firsts = _mm512_setzero_si512()};
        if (__builtin_expect(i + 8 < s.all_count, true)) { behind = starting_at(&s, i + 8); }
        unsigned words = (unsigned)_mm_popcnt_u32(here.starts);
        __m512i firsts = _mm512_mask_expand_epi64(here.firsts, (__mmask8)(0xFFu << words), behind.firsts);
        // Of each candidate the number of word starts up to it: so many are to be passed over.
        __m512i rank = _mm512_maskz_expand_epi64(here.starts, _mm512_add_epi64(numbers, _mm512_set1_epi64(1)));
        rank = _mm512_max_epi64(rank, _mm512_maskz_alignr_epi64(0xFE, rank, rank, 7));
        rank = _mm512_max_epi64(rank, _mm512_maskz_alignr_epi64(0xFC, rank, rank, 6));
        rank = _mm512_max_epi64(rank, _mm512_maskz_alignr_epi64(0xF0, rank, rank, 4));
        __m512i next = _mm512_permutexvar_epi64(rank, firsts);
        if (__builtin_expect(words == 8, false)) {
            next = _mm512_mask_permutexvar_epi64(next, 0x80, _mm512_setzero_si512(), behind.firsts);
        }
        size_t left = s.count - i;
        __mmask8 asked = left >= 8 ? 0xFF : (__mmask8)((1u << left) - 1);
        __m512i keys = _mm512_maskz_loadu_epi64(asked, s.keys + i);
        __m512i pairs = _mm512_mullo_epi64(
            _mm512_xor_si512(keys, _mm512_rol_epi64(next, 29)), _mm512_set1_epi64((long long)ARTOK_KEY_THIRD));
        __mmask8 hits = found_in(&own, pairs) & asked;
        __m256i own_numbers = _mm256_add_epi32(places, _mm256_set1_epi32((int)i));
        _mm256_storeu_si256((__m256i *)(found + count), _mm256_maskz_compress_epi32(hits, own_numbers));
        count += (size_t)_mm_popcnt_u32(hits);
        here = behind;
    }
    return count;
}

#endif
