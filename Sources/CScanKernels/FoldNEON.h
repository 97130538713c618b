#ifndef ARTOK_FOLD_NEON_H
#define ARTOK_FOLD_NEON_H

// What the NEON fold and check look at in a block, as in AVX2.h.

#include "NEON.h"

#if ARTOK_NEON

/// What a letter's byte tells, at the next letter's.
ARTOK_INLINE struct wide two_on(struct wide v) {
    for (unsigned i = PARTS - 1; i > 0; i--) { v.part[i] = vextq_u8(v.part[i - 1], v.part[i], 14); }
    v.part[0] = vextq_u8(every(0), v.part[0], 14);
    return v;
}

/// What starts something new or stands behind nothing of a higher rank.
ARTOK_INLINE uint8x16_t is_in_order(uint8x16_t rank, uint8x16_t before) {
    return vorrq_u8(vcgeq_u8(rank, before), vceqzq_u8(rank));
}

/// Second bytes of marks behind those of a higher class, or behind what does not stay.
ARTOK_INLINE uint64_t late_marks(struct wide rank) {
    const struct wide before = two_on(rank);
    for (unsigned i = 0; i < PARTS; i++) { rank.part[i] = is_in_order(rank.part[i], before.part[i]); }
    return ~set_of(rank);
}

/// The same, and what does not stay.
ARTOK_INLINE struct wide unsteady_letters(struct wide rank) {
    const struct wide before = two_on(rank);
    for (unsigned i = 0; i < PARTS; i++) {
        const uint8x16_t stops = vceqq_u8(rank.part[i], every(ARTOK_FOLD_STOP));
        rank.part[i] = vornq_u8(stops, is_in_order(rank.part[i], before.part[i]));
    }
    return rank;
}

/// What a block of 64 bytes is made of.
struct text_block {
    /// The bytes, and the byte before each; 0 before the first one, which is no second byte.
    struct wide v, before;
    /// First and second bytes of letters of U+0600...U+06FF.
    uint64_t ascii, lead, trail;
    /// First bytes of anything, and bytes that follow them.
    uint64_t first, following;
    /// First bytes of anything else, and bytes that follow no letter's first byte.
    uint64_t odd;
    /// Where a letter's second byte should be.
    uint64_t missing;
    /// It has letters of U+0680...U+06FF: not in Arabic, but in Persian and Urdu.
    bool has_upper;
};

ARTOK_INLINE struct text_block look_at(struct wide v) {
    struct text_block b = {.v = v, .before = one_on(v)};
    const uint64_t high = high_bits(v);
    b.ascii = ~high;
    b.following = following_bytes(v);
    b.first = high ^ b.following;
    b.lead = lead_bytes(v, 0xD8);
    if (__builtin_expect(b.first != b.lead, false)) {
        const uint64_t upper = lead_bytes(v, 0xDA);
        b.has_upper = upper != 0;
        b.lead |= upper;
    }
    b.trail = b.lead << 1;
    b.odd = (b.first ^ b.lead) | (b.following & ~b.trail);
    b.missing = b.trail & ~b.following;
    return b;
}

/// The ranks of letters and marks, at their second bytes; `lower` is the table of U+0600...U+067F.
ARTOK_INLINE struct wide
ranks_of(const struct artok_fold_table *table, const struct table *lower, const struct text_block *b) {
    const struct wide rank = look_up(lower, letter_index(b->before, b->v, 0xD8));
    if (!b->has_upper) { return rank; }
    const struct table upper = load_table(table->rank + 128);
    return either(rank, look_up(&upper, letter_index(b->before, b->v, 0xDA)));
}

/// Bytes of ASCII and U+0600...U+06FF that may not stay as they are.
ARTOK_INLINE uint64_t unsteady_bytes(
    const struct artok_fold_table *table, const struct text_block *b, struct wide rank) {
    uint64_t bytes = set_of(unsteady_letters(rank)) | b->missing;
    if (table->changes_ascii) {
        bytes |= ~equal_to(members(table->ascii_set, b->v), 0);
        if (table->joins_spaces) {
            const uint64_t space = equal_to(b->v, ' ');
            bytes |= space & space << 1;
        }
    }
    return bytes;
}

/// Odd bytes without those of scalars that stay as they are. `left` bytes are there, more than the block has.
static inline uint64_t
unsteady_odd(const struct artok_fold_table *table, const uint8_t *s, size_t left, uint64_t odd, uint64_t first) {
    for (uint64_t open = odd & first; open; open &= open - 1) {
        const unsigned i = lowest_bit(open);
        uint32_t scalar;
        const unsigned length = artok_decode(s + i, left - i, &scalar);
        if (length == 0 || (artok_action(table, scalar) & 7) != ARTOK_FOLD_KEEP) { break; }
        odd &= ~(below(length) << i);
    }
    return odd;
}

#endif
#endif
