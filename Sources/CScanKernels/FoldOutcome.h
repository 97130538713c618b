#ifndef ARTOK_FOLD_OUTCOME_H
#define ARTOK_FOLD_OUTCOME_H

// What becomes of a block of 64 bytes, in the vectors of whoever includes this behind its `struct wide`, and how the bytes
// that stay are put together.

enum { EDITS_AT_ONCE = 4 };

/// Where a kernel stands.
struct place {
    size_t source, output, edit;
};

/// What becomes of a block.
struct outcome {
    struct wide becomes;
    /// Bytes that are written, bytes that go, and where what changes otherwise starts and ends.
    uint64_t kept, removed, starts, ends;
    /// Where something new starts, where it takes more than the tables, and second bytes of marks that stay.
    uint64_t base, stops, mark;
};

// For each byte of a mask, the places of its bits.
#define ONES(k) \
    (((k) & 1) + ((k) >> 1 & 1) + ((k) >> 2 & 1) + ((k) >> 3 & 1) + ((k) >> 4 & 1) + ((k) >> 5 & 1) + ((k) >> 6 & 1))
#define BIT(k, i) ((k) >> (i) & 1 ? (uint64_t)(i) << 8 * ONES((k) & ((1 << (i)) - 1)) : 0)
#define BITS(k) (BIT(k, 1) | BIT(k, 2) | BIT(k, 3) | BIT(k, 4) | BIT(k, 5) | BIT(k, 6) | BIT(k, 7))
#define BITS_4(k) BITS(k), BITS((k) + 1), BITS((k) + 2), BITS((k) + 3)
#define BITS_16(k) BITS_4(k), BITS_4((k) + 4), BITS_4((k) + 8), BITS_4((k) + 12)
#define BITS_64(k) BITS_16(k), BITS_16((k) + 16), BITS_16((k) + 32), BITS_16((k) + 48)
static const uint64_t bit_places[256] = {BITS_64(0), BITS_64(64), BITS_64(128), BITS_64(192)};

#endif
