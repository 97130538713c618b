#ifndef ARTOK_CANDIDATE_RULES_H
#define ARTOK_CANDIDATE_RULES_H

// Where names may start in the words of a block of 64 codes, by sets of its codes: one bit a code, the same for every
// instruction set. A block starts where a word may start and is done up to its last separator, so no word is ever cut; a
// word that is longer than a block is done alone.

#include "FoldStep.h"

/// Letters that proclitics are made of.
#define ARTOK_LETTER_CODE(scalar) ((uint8_t)(ARTOK_CODE_ARABIC + ((scalar) & 0x7F)))
enum {
    ARTOK_ALEF = 0x627,
    ARTOK_BEH = 0x628,
    ARTOK_FEH = 0x641,
    ARTOK_KAF = 0x643,
    ARTOK_LAM = 0x644,
    ARTOK_WAW = 0x648,
};

struct artok_code_sets {
    /// All that words are made of.
    uint64_t letter;
    /// و ف, then ب ك, ل, ا.
    uint64_t conjunction, preposition, lam, alef;
};

/// The words of a block.
struct artok_word_block {
    uint64_t starts;
    /// The separators behind them.
    uint64_t ends;
    uint64_t candidates, contracted, long_ends;
    /// How many codes are done; 0 if the first word has no end in the block.
    unsigned done;
};

/// - Parameter limit: Words that start here or later are left out.
ARTOK_INLINE struct artok_word_block artok_word_block_of(struct artok_code_sets sets, size_t limit) {
    uint64_t separator = ~sets.letter;
    if (separator == 0) { return (struct artok_word_block){.done = 0}; }
    unsigned last = 63 - (unsigned)__builtin_clzll(separator);
    uint64_t letter = sets.letter & ((1ull << last) - 1), starts = letter & ~(letter << 1);
    if (__builtin_expect(limit < 64, false)) {
        uint64_t beyond = starts & ~((1ull << limit) - 1);
        if (beyond) { letter &= (beyond & -beyond) - 1; }
        starts = letter & ~(letter << 1);
    }
    // Bit by bit to the next letter: a word's letters stand together, so what is behind its last one is no letter.
    uint64_t first = starts | ((starts & sets.conjunction) << 1 & letter);
    uint64_t article_bases = first | (first & sets.preposition) << 1;
    uint64_t articles = (article_bases & sets.alef & sets.lam >> 1) << 2;
    uint64_t second = (first & (sets.preposition | sets.lam)) << 1;
    // Of each letter, whether two, four, seven stand from it on.
    uint64_t two = letter & letter >> 1, four = two & two >> 2, seven = four & four >> 3;
    return (struct artok_word_block){
        .starts = starts,
        .ends = letter << 1 & ~letter,
        .candidates = first | ((second | articles) & letter),
        .contracted = (first & sets.lam) << 1 & sets.lam & letter,
        .long_ends = letter << 1 & ~letter & seven << ARTOK_LONG_WORD,
        .done = last + 1,
    };
}

ARTOK_INLINE uint32_t artok_candidate(size_t position, size_t length) {
    return (uint32_t)position | (uint32_t)length << ARTOK_CANDIDATE_LENGTH_SHIFT;
}

/// The first candidate of a set, and its length up to the next separator; without meaning if the set is empty. Some
/// separator stands behind each candidate.
ARTOK_INLINE uint32_t artok_first_candidate(uint64_t set, uint64_t separator, size_t at) {
    // One instruction of its own where there is one for it.
    unsigned position = set ? (unsigned)__builtin_ctzll(set) : 64;
    return artok_candidate(at + position, (unsigned)__builtin_ctzll(separator >> (position & 63)));
}

/// Writes those of a set, and some without meaning behind them.
ARTOK_INLINE uint32_t *artok_write_candidates(uint32_t *candidates, uint64_t set, uint64_t separator, size_t at) {
    uint32_t *const end = candidates + __builtin_popcountll(set);
    do {
        // Ten without asking how many: a block has about fifteen, so this is nearly always done twice.
        for (unsigned i = 0; i < 10; i++) {
            *candidates++ = artok_first_candidate(set, separator, at);
            set &= set - 1;
        }
    } while (candidates < end);
    return end;
}

/// Writes those of a block in which there are mostly no more than `usual`, and some without meaning behind them.
ARTOK_INLINE uint32_t *
artok_write_few(uint32_t *candidates, uint64_t set, uint64_t separator, size_t at, unsigned usual) {
    uint32_t *const end = candidates + __builtin_popcountll(set);
    do {
        for (unsigned i = 0; i < usual; i++) {
            *candidates++ = artok_first_candidate(set, separator, at);
            set &= set - 1;
        }
    } while (__builtin_expect(candidates < end, false));
    return end;
}

/// Writes the places of a set that has mostly no more than four, and some without meaning behind them.
ARTOK_INLINE uint32_t *artok_write_places(uint32_t *places, uint64_t set, size_t at) {
    uint32_t *const end = places + __builtin_popcountll(set);
    do {
        for (unsigned i = 0; i < 4; i++) {
            *places++ = (uint32_t)(at + (set ? (unsigned)__builtin_ctzll(set) : 64));
            set &= set - 1;
        }
    } while (__builtin_expect(places < end, false));
    return end;
}

/// Where the candidates of a text are written.
struct artok_candidate_place {
    size_t code;
    uint32_t *candidates, *contracted, *long_ends;
};

ARTOK_INLINE struct artok_candidate_place
artok_candidate_place_at(size_t code, const struct artok_candidate_lists *lists) {
    return (struct artok_candidate_place){code, lists->all, lists->contracted, lists->long_ends};
}

ARTOK_INLINE void artok_end_candidates(const struct artok_candidate_place *at, struct artok_candidate_lists *lists) {
    lists->count = (size_t)(at->candidates - lists->all);
    lists->contracted_count = (size_t)(at->contracted - lists->contracted);
    lists->long_end_count = (size_t)(at->long_ends - lists->long_ends);
}

/// Writes what a block has.
///
/// - wanted: Those of its candidates that are asked for.
/// - is_few: Whether they are few.
ARTOK_INLINE void artok_write_word_block(
    struct artok_candidate_place *at, const struct artok_word_block *block, uint64_t wanted, bool is_few,
    uint64_t separator) {
    at->candidates = is_few ? artok_write_few(at->candidates, wanted, separator, at->code, 4)
                           : artok_write_candidates(at->candidates, wanted, separator, at->code);
    at->contracted = artok_write_few(at->contracted, block->contracted, separator, at->code, 1);
    at->long_ends = artok_write_places(at->long_ends, block->long_ends, at->code);
    at->code += block->done;
}

/// Where the first word that starts at `from` or later may start.
ARTOK_INLINE size_t artok_words_from(const uint8_t *codes, size_t from) {
    while (from > 0 && codes[from - 1] >= ARTOK_CODE_LETTER && codes[from] >= ARTOK_CODE_LETTER) { from++; }
    return from;
}

/// Does the word that starts here and is longer than a block.
void artok_long_word(const uint8_t *codes, struct artok_candidate_place *at);

#endif
