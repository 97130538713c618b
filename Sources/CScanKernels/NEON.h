#ifndef ARTOK_NEON_H
#define ARTOK_NEON_H

// Words that the NEON kernels share. They are those of AVX2.h, by the same names, as far as the instructions allow.

#include "FoldStep.h"

#if ARTOK_NEON

#include <arm_neon.h>

enum { BLOCK = 64, PARTS = BLOCK / 16 };

/// A block of 64 bytes in four registers: a set of its bytes is then one word.
struct wide {
    uint8x16_t part[PARTS];
};

ARTOK_INLINE struct wide load_wide(const uint8_t *s) {
    return (struct wide){{vld1q_u8(s), vld1q_u8(s + 16), vld1q_u8(s + 32), vld1q_u8(s + 48)}};
}

ARTOK_INLINE void store_wide(uint8_t *o, struct wide v) {
    for (unsigned i = 0; i < PARTS; i++) { vst1q_u8(o + 16 * i, v.part[i]); }
}

ARTOK_INLINE struct wide either(struct wide a, struct wide b) {
    for (unsigned i = 0; i < PARTS; i++) { a.part[i] = vorrq_u8(a.part[i], b.part[i]); }
    return a;
}

ARTOK_INLINE bool is_zero(struct wide v) {
    return vmaxvq_u8(vorrq_u8(vorrq_u8(v.part[0], v.part[1]), vorrq_u8(v.part[2], v.part[3]))) == 0;
}

// MARK: Masks

ARTOK_INLINE uint64_t below(unsigned bit) { return bit < 64 ? (1ull << bit) - 1 : ~0ull; }

/// How many bits are 0 below the lowest one that is not: 64 if there is none.
ARTOK_INLINE unsigned lowest_bit(uint64_t bits) { return bits ? (unsigned)__builtin_ctzll(bits) : 64; }

/// The set of those bytes that are 0xFF; the others are 0.
ARTOK_INLINE uint64_t set_of(struct wide v) {
    // No instruction does that: each byte keeps the bit of its place among eight, and three times neighbors are added.
    const uint8x16_t bit = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t low = vpaddq_u8(vandq_u8(v.part[0], bit), vandq_u8(v.part[1], bit));
    uint8x16_t high = vpaddq_u8(vandq_u8(v.part[2], bit), vandq_u8(v.part[3], bit));
    uint8x16_t eighths = vpaddq_u8(low, high);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(eighths, eighths)), 0);
}

ARTOK_INLINE uint8x16_t every(uint8_t byte) { return vdupq_n_u8(byte); }

/// Bytes with the highest bit.
ARTOK_INLINE uint8x16_t is_high(uint8x16_t v) { return vcltzq_s8(vreinterpretq_s8_u8(v)); }

/// Bytes 10xxxxxx.
ARTOK_INLINE uint8x16_t is_following(uint8x16_t v) {
    return vcltq_s8(vreinterpretq_s8_u8(v), vdupq_n_s8((int8_t)0xC0));
}

/// The highest bit of each byte.
ARTOK_INLINE uint64_t high_bits(struct wide v) {
    for (unsigned i = 0; i < PARTS; i++) { v.part[i] = is_high(v.part[i]); }
    return set_of(v);
}

ARTOK_INLINE uint64_t equal_bytes(struct wide a, struct wide b) {
    for (unsigned i = 0; i < PARTS; i++) { a.part[i] = vceqq_u8(a.part[i], b.part[i]); }
    return set_of(a);
}

ARTOK_INLINE uint64_t equal_to(struct wide a, uint8_t byte) {
    for (unsigned i = 0; i < PARTS; i++) { a.part[i] = vceqq_u8(a.part[i], every(byte)); }
    return set_of(a);
}

/// Bytes 10xxxxxx.
ARTOK_INLINE uint64_t following_bytes(struct wide v) {
    for (unsigned i = 0; i < PARTS; i++) { v.part[i] = is_following(v.part[i]); }
    return set_of(v);
}

// MARK: Tables

/// A table of 128 bytes in registers. Any byte from 128 on finds 0.
struct table {
    uint8x16x4_t low, high;
};

/// The same of rows that are each xor the one before, as `artok_fold_table` has them. `sum` is what stands before them.
ARTOK_INLINE uint8x16x4_t load_half_rows(const uint8_t (*rows)[16], uint8x16_t sum) {
    uint8x16x4_t table;
    for (unsigned i = 0; i < 4; i++) { table.val[i] = sum = veorq_u8(sum, vld1q_u8(rows[i])); }
    return table;
}

ARTOK_INLINE struct table load_rows(const uint8_t (*rows)[16]) {
    const uint8x16x4_t low = load_half_rows(rows, vdupq_n_u8(0));
    return (struct table){low, load_half_rows(rows + 4, low.val[3])};
}

ARTOK_INLINE uint8x16x4_t load_half_table(const uint8_t *bytes) {
    return (uint8x16x4_t){{vld1q_u8(bytes), vld1q_u8(bytes + 16), vld1q_u8(bytes + 32), vld1q_u8(bytes + 48)}};
}

ARTOK_INLINE struct table load_table(const uint8_t *bytes) {
    return (struct table){load_half_table(bytes), load_half_table(bytes + 64)};
}

/// What `index` finds; `other` where it finds nothing.
ARTOK_INLINE uint8x16_t look_up_or(uint8x16_t other, const struct table *table, uint8x16_t index) {
    other = vqtbx4q_u8(other, table->low, index);
    return vqtbx4q_u8(other, table->high, vsubq_u8(index, every(64)));
}

ARTOK_INLINE uint8x16_t look_up_16(const struct table *table, uint8x16_t index) {
    // In each half, what is beyond it finds nothing.
    uint8x16_t low = vqtbl4q_u8(table->low, index);
    return vqtbx4q_u8(low, table->high, vsubq_u8(index, every(64)));
}

ARTOK_INLINE struct wide look_up(const struct table *table, struct wide index) {
    for (unsigned i = 0; i < PARTS; i++) { index.part[i] = look_up_16(table, index.part[i]); }
    return index;
}

/// Any byte from 64 on finds 0.
ARTOK_INLINE struct wide look_up_half(uint8x16x4_t table, struct wide index) {
    for (unsigned i = 0; i < PARTS; i++) { index.part[i] = vqtbl4q_u8(table, index.part[i]); }
    return index;
}

/// A byte that is not 0 for each byte that is in a set like `ascii_set`.
ARTOK_INLINE struct wide members(const uint8_t *set, struct wide v) {
    const uint8x16_t bit = {1, 2, 4, 8, 16, 32, 64, 128}, rows = vld1q_u8(set);
    for (unsigned i = 0; i < PARTS; i++) {
        const uint8x16_t row = vqtbl1q_u8(rows, vandq_u8(v.part[i], every(0x0F)));
        v.part[i] = vandq_u8(row, vqtbl1q_u8(bit, vshrq_n_u8(v.part[i], 4)));
    }
    return v;
}

// MARK: Letters of two bytes

/// Those that are `first`, which is even, or the byte behind it.
ARTOK_INLINE uint8x16_t is_lead(uint8x16_t v, uint8_t first) {
    return vceqq_u8(vandq_u8(v, every(0xFE)), every(first));
}

/// The first bytes of letters that start with `first` or the byte behind it.
ARTOK_INLINE uint64_t lead_bytes(struct wide v, uint8_t first) {
    for (unsigned i = 0; i < PARTS; i++) { v.part[i] = is_lead(v.part[i], first); }
    return set_of(v);
}

/// Where the letters that start so stand in a table of 128; others nowhere in it.
ARTOK_INLINE struct wide letter_index(struct wide before, struct wide v, uint8_t first) {
    for (unsigned i = 0; i < PARTS; i++) {
        uint8x16_t index = vandq_u8(vsliq_n_u8(v.part[i], before.part[i], 6), every(0x7F));
        v.part[i] = vornq_u8(index, is_lead(before.part[i], first));
    }
    return v;
}

/// Where U+0080...U+00BF stand in a table of 64.
ARTOK_INLINE struct wide latin_index(struct wide before, struct wide v) {
    for (unsigned i = 0; i < PARTS; i++) {
        v.part[i] = vornq_u8(vandq_u8(v.part[i], every(0x3F)), vceqq_u8(before.part[i], every(0xC2)));
    }
    return v;
}

/// What a byte tells, at the byte behind it; 0 at the first one.
ARTOK_INLINE struct wide one_on(struct wide v) {
    for (unsigned i = PARTS - 1; i > 0; i--) { v.part[i] = vextq_u8(v.part[i - 1], v.part[i], 15); }
    v.part[0] = vextq_u8(every(0), v.part[0], 15);
    return v;
}

/// What a second byte tells, at its first byte; 0 at the last one.
ARTOK_INLINE struct wide one_back(struct wide v) {
    for (unsigned i = 0; i < PARTS - 1; i++) { v.part[i] = vextq_u8(v.part[i], v.part[i + 1], 1); }
    v.part[PARTS - 1] = vextq_u8(v.part[PARTS - 1], every(0), 1);
    return v;
}

#endif
#endif
