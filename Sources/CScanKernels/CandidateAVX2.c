#include "AVX2.h"
#include "CandidateRules.h"

#if ARTOK_X86

ARTOK_AVX2 ARTOK_INLINE uint64_t bytes_from(struct wide v, uint8_t least) {
    const __m256i bytes = _mm256_set1_epi8((char)least);
    return equal_bytes(
        (struct wide){_mm256_max_epu8(v.low, bytes), _mm256_max_epu8(v.high, bytes)}, v);
}

ARTOK_AVX2 ARTOK_INLINE struct artok_code_sets sets_of(struct wide v) {
    struct artok_code_sets sets = {
        .letter = bytes_from(v, ARTOK_CODE_LETTER),
        .conjunction = equal_to(v, ARTOK_LETTER_CODE(ARTOK_WAW)) | equal_to(v, ARTOK_LETTER_CODE(ARTOK_FEH)),
        .preposition = equal_to(v, ARTOK_LETTER_CODE(ARTOK_BEH)) | equal_to(v, ARTOK_LETTER_CODE(ARTOK_KAF)),
        .lam = equal_to(v, ARTOK_LETTER_CODE(ARTOK_LAM)),
        .alef = equal_to(v, ARTOK_LETTER_CODE(ARTOK_ALEF)),
    };
    return sets;
}

/// The tables of one of three codes.
struct nibbles {
    __m256i lower, upper;
};

ARTOK_AVX2 ARTOK_INLINE __m256i kinds_of(const uint8_t *codes, struct nibbles tables) {
    const __m256i four = _mm256_set1_epi8(0x0F), v = _mm256_loadu_si256((const __m256i *)codes);
    __m256i lower = _mm256_shuffle_epi8(tables.lower, _mm256_and_si256(v, four));
    __m256i upper = _mm256_shuffle_epi8(tables.upper, _mm256_and_si256(_mm256_srli_epi16(v, 4), four));
    return _mm256_and_si256(lower, upper);
}

/// Where three codes may begin a name, by the halves of each.
ARTOK_AVX2 ARTOK_INLINE uint64_t begins(const uint8_t *codes, const struct nibbles tables[3]) {
    __m256i half[2];
    for (unsigned i = 0; i < 2; i++) {
        const uint8_t *c = codes + 32 * i;
        half[i] = _mm256_and_si256(
            _mm256_and_si256(kinds_of(c, tables[0]), kinds_of(c + 1, tables[1])), kinds_of(c + 2, tables[2]));
        half[i] = _mm256_cmpeq_epi8(half[i], _mm256_setzero_si256());
    }
    return ~high_bits((struct wide){half[0], half[1]});
}

ARTOK_AVX2 ARTOK_INLINE struct nibbles nibbles_of(const struct artok_beginnings *beginnings, unsigned place) {
    return (struct nibbles){
        _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)beginnings->lower[place])),
        _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)beginnings->upper[place]))};
}

ARTOK_AVX2 void artok_find_candidates_avx2(
    const uint8_t *codes, size_t from, size_t to, const struct artok_beginnings *beginnings,
    struct artok_candidate_lists *lists) {
    struct artok_candidate_place at = artok_candidate_place_at(artok_words_from(codes, from), lists);
    struct nibbles tables[3] = {{_mm256_setzero_si256(), _mm256_setzero_si256()}};
    if (beginnings) {
        for (unsigned i = 0; i < 3; i++) { tables[i] = nibbles_of(beginnings, i); }
    }
    while (at.code < to) {
        const struct artok_code_sets sets = sets_of(load_wide(codes + at.code));
        const struct artok_word_block block = artok_word_block_of(sets, to - at.code);
        if (__builtin_expect(block.done == 0, false)) {
            artok_long_word(codes, &at);
            continue;
        }
        const uint64_t wanted = beginnings ? block.candidates & begins(codes + at.code, tables) : block.candidates;
        artok_write_word_block(&at, &block, wanted, beginnings, ~sets.letter);
    }
    artok_end_candidates(&at, lists);
}

#endif
