#include "CandidateRules.h"

#include <string.h>

enum {
    LETTER = 1 << 0,
    CONJUNCTION = 1 << 1,
    PREPOSITION = 1 << 2,
    LAM = 1 << 3,
    ALEF = 1 << 4,
};

static uint8_t kind_of(uint8_t code) {
    switch (code) {
    case ARTOK_LETTER_CODE(ARTOK_WAW):
    case ARTOK_LETTER_CODE(ARTOK_FEH): return LETTER | CONJUNCTION;
    case ARTOK_LETTER_CODE(ARTOK_BEH):
    case ARTOK_LETTER_CODE(ARTOK_KAF): return LETTER | PREPOSITION;
    case ARTOK_LETTER_CODE(ARTOK_LAM): return LETTER | LAM;
    case ARTOK_LETTER_CODE(ARTOK_ALEF): return LETTER | ALEF;
    default: return code >= ARTOK_CODE_LETTER ? LETTER : 0;
    }
}

void artok_beginnings_prepare(struct artok_beginnings *beginnings) {
    memset(beginnings->six_bits, 0, sizeof beginnings->six_bits);
    memset(beginnings->lower, 0, sizeof beginnings->lower);
    memset(beginnings->upper, 0, sizeof beginnings->upper);
    for (unsigned place = 0; place < 3; place++) {
        for (unsigned code = 0; code < 256; code++) {
            uint8_t kinds = beginnings->codes[place][code];
            beginnings->six_bits[place][code & 63] |= kinds;
            beginnings->lower[place][code & 15] |= kinds;
            beginnings->upper[place][code >> 4] |= kinds;
        }
    }
}

/// Those of the candidates of a block that may begin a name.
static uint64_t beginning(const struct artok_beginnings *beginnings, const uint8_t *codes, uint64_t candidates) {
    uint64_t found = 0;
    for (; candidates; candidates &= candidates - 1) {
        const uint8_t *c = codes + __builtin_ctzll(candidates);
        uint8_t kinds = beginnings->codes[0][c[0]] & beginnings->codes[1][c[1]] & beginnings->codes[2][c[2]];
        found |= kinds ? candidates & -candidates : 0;
    }
    return found;
}

void artok_long_word(const uint8_t *codes, struct artok_candidate_place *at) {
    size_t end = at->code;
    while (codes[end] >= ARTOK_CODE_LETTER) { end++; }
    // All candidates are among the first letters.
    struct artok_code_sets sets = {.letter = 0x3F};
    for (unsigned i = 0; i < 6; i++) {
        uint8_t kind = kind_of(codes[at->code + i]);
        if (kind & CONJUNCTION) { sets.conjunction |= 1u << i; }
        if (kind & PREPOSITION) { sets.preposition |= 1u << i; }
        if (kind & LAM) { sets.lam |= 1u << i; }
        if (kind & ALEF) { sets.alef |= 1u << i; }
    }
    const struct artok_word_block word = artok_word_block_of(sets, 64);
    for (unsigned i = 0; i < 6; i++) {
        uint32_t candidate = artok_candidate(at->code + i, end - at->code - i);
        if (word.candidates >> i & 1) { *at->candidates++ = candidate; }
        if (word.contracted >> i & 1) { *at->contracted++ = candidate; }
    }
    *at->long_ends++ = (uint32_t)end;
    at->code = end;
}

/// The lowest bits of eight bytes, side by side.
static inline uint64_t gathered(uint64_t bits) { return (bits & 0x0101010101010101) * 0x0102040810204080 >> 56; }

static struct artok_code_sets sets_of(const uint8_t kinds[256], const uint8_t *codes) {
    struct artok_code_sets sets = {0, 0, 0, 0, 0};
    for (unsigned i = 0; i < 64; i += 8) {
        uint64_t eight = 0;
        for (unsigned k = 0; k < 8; k++) { eight |= (uint64_t)kinds[codes[i + k]] << 8 * k; }
        sets.letter |= gathered(eight) << i;
        sets.conjunction |= gathered(eight >> 1) << i;
        sets.preposition |= gathered(eight >> 2) << i;
        sets.lam |= gathered(eight >> 3) << i;
        sets.alef |= gathered(eight >> 4) << i;
    }
    return sets;
}

void artok_find_candidates_scalar(
    const uint8_t *codes, size_t from, size_t to, const struct artok_beginnings *beginnings,
    struct artok_candidate_lists *lists) {
    uint8_t kinds[256];
    for (unsigned code = 0; code < 256; code++) { kinds[code] = kind_of((uint8_t)code); }
    struct artok_candidate_place at = artok_candidate_place_at(artok_words_from(codes, from), lists);
    while (at.code < to) {
        const struct artok_code_sets sets = sets_of(kinds, codes + at.code);
        const struct artok_word_block block = artok_word_block_of(sets, to - at.code);
        if (block.done == 0) {
            artok_long_word(codes, &at);
            continue;
        }
        const uint64_t wanted = beginnings ? beginning(beginnings, codes + at.code, block.candidates) : block.candidates;
        artok_write_word_block(&at, &block, wanted, beginnings, ~sets.letter);
    }
    artok_end_candidates(&at, lists);
}
