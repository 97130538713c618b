#include "CandidateRules.h"
#include "NEON.h"

#if ARTOK_NEON

ARTOK_INLINE uint64_t bytes_from(struct wide v, uint8_t least) {
    for (unsigned i = 0; i < PARTS; i++) { v.part[i] = vcgeq_u8(v.part[i], every(least)); }
    return set_of(v);
}

/// Bytes that are one or the other.
ARTOK_INLINE uint64_t equal_to_one(struct wide v, uint8_t a, uint8_t b) {
    for (unsigned i = 0; i < PARTS; i++) {
        v.part[i] = vorrq_u8(vceqq_u8(v.part[i], every(a)), vceqq_u8(v.part[i], every(b)));
    }
    return set_of(v);
}

ARTOK_INLINE struct artok_code_sets sets_of(struct wide v) {
    struct artok_code_sets sets = {
        .letter = bytes_from(v, ARTOK_CODE_LETTER),
        .conjunction = equal_to_one(v, ARTOK_LETTER_CODE(ARTOK_WAW), ARTOK_LETTER_CODE(ARTOK_FEH)),
        .preposition = equal_to_one(v, ARTOK_LETTER_CODE(ARTOK_BEH), ARTOK_LETTER_CODE(ARTOK_KAF)),
        .lam = equal_to(v, ARTOK_LETTER_CODE(ARTOK_LAM)),
        .alef = equal_to(v, ARTOK_LETTER_CODE(ARTOK_ALEF)),
    };
    return sets;
}

/// By six bits of three codes, what names may begin so.
struct six_bits {
    uint8x16x4_t tables[3];
};

ARTOK_INLINE uint8x16_t kinds_of(const uint8_t *codes, uint8x16x4_t table) {
    return vqtbl4q_u8(table, vandq_u8(vld1q_u8(codes), every(0x3F)));
}

/// Where three codes may begin a name, by six bits of each.
ARTOK_INLINE uint64_t begins(const uint8_t *codes, const struct six_bits *six_bits) {
    struct wide found;
    for (unsigned i = 0; i < PARTS; i++) {
        const uint8_t *c = codes + 16 * i;
        const uint8x16_t first = kinds_of(c, six_bits->tables[0]), second = kinds_of(c + 1, six_bits->tables[1]);
        found.part[i] = vtstq_u8(vandq_u8(first, second), kinds_of(c + 2, six_bits->tables[2]));
    }
    return set_of(found);
}

ARTOK_INLINE void find_candidates(
    const uint8_t *codes, size_t from, size_t to, const struct artok_beginnings *beginnings,
    struct artok_candidate_lists *lists) {
    struct artok_candidate_place at = artok_candidate_place_at(artok_words_from(codes, from), lists);
    struct six_bits six_bits;
    if (beginnings) {
        for (unsigned i = 0; i < 3; i++) { six_bits.tables[i] = load_half_table(beginnings->six_bits[i]); }
    }
    while (at.code < to) {
        const struct artok_code_sets sets = sets_of(load_wide(codes + at.code));
        const struct artok_word_block block = artok_word_block_of(sets, to - at.code);
        if (__builtin_expect(block.done == 0, false)) {
            artok_long_word(codes, &at);
            continue;
        }
        const uint64_t wanted = beginnings ? block.candidates & begins(codes + at.code, &six_bits) : block.candidates;
        artok_write_word_block(&at, &block, wanted, beginnings, ~sets.letter);
    }
    artok_end_candidates(&at, lists);
}

void artok_find_candidates_neon(
    const uint8_t *codes, size_t from, size_t to, const struct artok_beginnings *beginnings,
    struct artok_candidate_lists *lists) {
    if (beginnings) {
        find_candidates(codes, from, to, beginnings, lists);
    } else {
        find_candidates(codes, from, to, NULL, lists);
    }
}

#endif
