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

ARTOK_AVX2 void artok_find_candidates_avx2(
    const uint8_t *codes, size_t from, size_t to, struct artok_candidate_lists *lists) {
    struct artok_candidate_place at = artok_candidate_place_at(artok_words_from(codes, from), lists);
    while (at.code < to) {
        const struct artok_code_sets sets = sets_of(load_wide(codes + at.code));
        const struct artok_word_block block = artok_word_block_of(sets, to - at.code);
        if (__builtin_expect(block.done == 0, false)) {
            artok_long_word(codes, &at);
            continue;
        }
        at.candidates = artok_write_candidates(at.candidates, block.candidates, ~sets.letter, at.code);
        at.contracted = artok_write_few(at.contracted, block.contracted, ~sets.letter, at.code);
        at.long_words = artok_write_few(at.long_words, block.long_words, ~sets.letter, at.code);
        at.code += block.done;
    }
    artok_end_candidates(&at, lists);
}

#endif
