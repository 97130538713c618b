#ifndef ARTOK_LETTER_GROUP_H
#define ARTOK_LETTER_GROUP_H

// Most of a text is letters of two bytes with single ASCII bytes between them. The scalar kernels take up to four
// letters and the ASCII byte behind them at once and ask as little as they can: no processor guesses where words end,
// which letters change and which ones have marks.

#include "FoldStep.h"

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "A letter's first byte must be the low one of its word."
#endif

enum {
    GROUP_LETTERS = 4,
    /// The letters and the byte behind them: as many must be there.
    GROUP_BYTES = 2 * GROUP_LETTERS + 1,
};

/// Up to four letters of U+0600...U+06FF.
struct letter_group {
    uint64_t bytes;
    unsigned count;
    /// Their words in `artok_fold_table.letters`; 0 behind the last.
    uint32_t letters[GROUP_LETTERS];
};

/// Where up to four letters stand in a table of 256, and in a second one of nothing behind it what is no letter any more.
/// How many letters there are.
ARTOK_INLINE unsigned letter_indices(uint64_t v, uint16_t indices[GROUP_LETTERS]) {
    const uint64_t each = 0x0001000100010001;
    static const uint64_t nothing_behind[] = {
        0x0100010001000100, 0x0100010001000000, 0x0100010000000000, 0x0100000000000000, 0,
    };
    uint64_t other = (v & 0xC0FC * each) ^ 0x80D8 * each;
    // The low bits of first bytes are not in it, so there is room for a bit behind the fourth letter.
    unsigned count = ((unsigned)__builtin_ctzll(other >> 2 | 1ull << 63) + 1) / 16;
    uint64_t lows = (v & 3 * each) << 6 | (v >> 8 & 0x3F * each) | nothing_behind[count];
    for (unsigned i = 0; i < GROUP_LETTERS; i++) { indices[i] = (uint16_t)(lows >> 16 * i); }
    return count;
}

ARTOK_INLINE struct letter_group letter_group_at(const struct artok_fold_table *table, const uint8_t *s) {
    uint64_t v;
    memcpy(&v, s, sizeof v);
    uint16_t indices[GROUP_LETTERS];
    unsigned count = letter_indices(v, indices);
    return (struct letter_group){
        v,
        count,
        {
            table->letters[indices[0]],
            table->letters[indices[1]],
            table->letters[indices[2]],
            table->letters[indices[3]],
        },
    };
}

ARTOK_INLINE uint32_t any_letter(const struct letter_group *group) {
    return group->letters[0] | group->letters[1] | group->letters[2] | group->letters[3];
}

/// 1 for a mark behind one of a higher class, or behind something removed.
ARTOK_INLINE unsigned is_late(uint32_t before, uint32_t letter) {
    uint32_t rank = letter >> ARTOK_LETTER_RANK_SHIFT;
    return (rank < before >> ARTOK_LETTER_RANK_SHIFT) & (rank != 0);
}

ARTOK_INLINE unsigned has_late_mark(const struct letter_group *group, uint32_t before) {
    return is_late(before, group->letters[0]) | is_late(group->letters[0], group->letters[1]) |
           is_late(group->letters[1], group->letters[2]) | is_late(group->letters[2], group->letters[3]);
}

/// The byte behind the letters, which has to be ASCII, if they are fewer than four; else 0.
ARTOK_INLINE uint8_t byte_behind(const struct letter_group *group, const uint8_t *s) {
    return s[2 * group->count] & (uint8_t)-(group->count < GROUP_LETTERS);
}

/// The word of the letter that ends before `end`.
ARTOK_INLINE uint32_t letter_before(const struct artok_fold_table *table, const uint8_t *end) {
    return table->letters[(uint8_t)(end[-2] << 6 | (end[-1] & 0x3F))];
}

#endif
