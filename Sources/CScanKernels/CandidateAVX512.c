#include "AVX512.h"
#include "CandidateRules.h"

#if ARTOK_X86

ARTOK_AVX512 ARTOK_INLINE uint64_t equal_to(__m512i v, uint8_t byte) {
    return _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)byte));
}

ARTOK_AVX512 ARTOK_INLINE struct artok_code_sets sets_of(__m512i v) {
    return (struct artok_code_sets){
        .letter = _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8(ARTOK_CODE_LETTER)),
        .conjunction = equal_to(v, ARTOK_LETTER_CODE(ARTOK_WAW)) | equal_to(v, ARTOK_LETTER_CODE(ARTOK_FEH)),
        .preposition = equal_to(v, ARTOK_LETTER_CODE(ARTOK_BEH)) | equal_to(v, ARTOK_LETTER_CODE(ARTOK_KAF)),
        .lam = equal_to(v, ARTOK_LETTER_CODE(ARTOK_LAM)),
        .alef = equal_to(v, ARTOK_LETTER_CODE(ARTOK_ALEF)),
    };
}

/// What each lane has or the highest of the `by` lanes before it. The last lanes must be 0, for they come round.
ARTOK_AVX512 ARTOK_INLINE __m512i carried(__m512i v, char by) {
    return _mm512_max_epu8(v, _mm512_permutexvar_epi8(_mm512_sub_epi8(lanes(), _mm512_set1_epi8(by)), v));
}

/// Where three codes may begin a name, by six bits of each.
ARTOK_AVX512 ARTOK_INLINE uint64_t begins(const uint8_t *codes, const __m512i tables[3]) {
    __m512i first = _mm512_permutexvar_epi8(_mm512_loadu_si512(codes), tables[0]);
    __m512i second = _mm512_permutexvar_epi8(_mm512_loadu_si512(codes + 1), tables[1]);
    __m512i third = _mm512_permutexvar_epi8(_mm512_loadu_si512(codes + 2), tables[2]);
    return _mm512_test_epi8_mask(_mm512_and_si512(first, second), third);
}

/// Writes those candidates of a block that are `wanted`.
ARTOK_AVX512 ARTOK_INLINE uint32_t *
write_candidates(uint32_t *candidates, const struct artok_word_block *block, uint64_t wanted, size_t at) {
    __m512i position = _mm512_maskz_compress_epi8(block->candidates, lanes());
    __m512i ends = _mm512_maskz_compress_epi8(block->ends, lanes());
    // A word has up to four candidates, the first one its start: there its end is put, and carried to the others. Ends
    // ascend, so the highest is its own; the last lanes are empty, for four need five codes.
    __m512i end = _mm512_maskz_expand_epi8(_pext_u64(block->starts, block->candidates), ends);
    end = carried(carried(end, 1), 2);
    __m512i length = _mm512_sub_epi8(end, position);
    if (wanted != block->candidates) {
        uint64_t kept = _pext_u64(wanted, block->candidates);
        position = _mm512_maskz_compress_epi8(kept, position);
        length = _mm512_maskz_compress_epi8(kept, length);
    }
    const __m512i base = _mm512_set1_epi32((int)at);
    unsigned count = (unsigned)_mm_popcnt_u64(wanted);
    // Thirty-two without asking how many: seldom are there more.
    for (unsigned done = 0;;) {
        for (unsigned i = 0; i < 2; i++, done += 16) {
            __m512i lengths = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(length));
            __m512i candidate = _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(position)), base);
            candidate = _mm512_or_si512(candidate, _mm512_slli_epi32(lengths, ARTOK_CANDIDATE_LENGTH_SHIFT));
            _mm512_storeu_si512(candidates + done, candidate);
            position = _mm512_alignr_epi64(position, position, 2);
            length = _mm512_alignr_epi64(length, length, 2);
        }
        if (__builtin_expect(count <= done, true)) { return candidates + count; }
    }
}

ARTOK_AVX512 void artok_find_candidates_avx512(
    const uint8_t *codes, size_t from, size_t to, const struct artok_beginnings *beginnings,
    struct artok_candidate_lists *lists) {
    struct artok_candidate_place at = artok_candidate_place_at(artok_words_from(codes, from), lists);
    __m512i tables[3] = {_mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512()};
    if (beginnings) {
        for (unsigned i = 0; i < 3; i++) { tables[i] = _mm512_loadu_si512(beginnings->six_bits[i]); }
    }
    while (at.code < to) {
        const struct artok_code_sets sets = sets_of(_mm512_loadu_si512(codes + at.code));
        const struct artok_word_block block = artok_word_block_of(sets, to - at.code);
        if (__builtin_expect(block.done == 0, false)) {
            artok_long_word(codes, &at);
            continue;
        }
        uint64_t wanted = block.candidates;
        if (beginnings) { wanted &= begins(codes + at.code, tables); }
        at.candidates = beginnings && _mm_popcnt_u64(wanted) <= 4
                            ? artok_write_few(at.candidates, wanted, ~sets.letter, at.code, 4)
                            : write_candidates(at.candidates, &block, wanted, at.code);
        at.contracted = artok_write_few(at.contracted, block.contracted, ~sets.letter, at.code, 1);
        // At most eight.
        __m512i ends = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(_mm512_maskz_compress_epi8(block.long_ends, lanes())));
        _mm512_storeu_si512(at.long_ends, _mm512_add_epi32(ends, _mm512_set1_epi32((int)at.code)));
        at.long_ends += _mm_popcnt_u64(block.long_ends);
        at.code += block.done;
    }
    artok_end_candidates(&at, lists);
}

#endif
