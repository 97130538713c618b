#ifndef SCAN_KEYS_H
#define SCAN_KEYS_H

// Keys of words, and filters that tell most words that are no name's from those that may be.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// MARK: Hashes

enum {
    /// So many codes are read at once, whether they belong to the word or not.
    ARTOK_KEY_REACH = 16,
};

#define ARTOK_KEY_FIRST 0x9E3779B97F4A7C15ull
#define ARTOK_KEY_SECOND 0xD6E8FEB86659FD93ull
#define ARTOK_KEY_THIRD 0xC2B2AE3D27D4EB4Full

static inline uint64_t artok_key_load(const uint8_t *codes, size_t count) {
    uint64_t bytes;
    memcpy(&bytes, codes, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    return count >= 8 ? bytes : bytes & ((1ull << 8 * count) - 1);
}

/// The key of a run of codes: one product of 64 bits for each eight. Its upper half is what tells it from others.
///
/// - codes: Readable for `count` codes rounded up to a multiple of ARTOK_KEY_REACH. None is 0.
/// - count: At least 1.
static inline uint64_t artok_key(const uint8_t *codes, size_t count, uint64_t seed) {
    uint64_t x = (artok_key_load(codes, count) ^ seed) * ARTOK_KEY_FIRST;
    while (count > 8) {
        codes += 8;
        count -= 8;
        x = (x ^ x >> 32 ^ artok_key_load(codes, count)) * ARTOK_KEY_SECOND;
    }
    return x;
}

/// The key of two runs in this order.
static inline uint64_t artok_pair_key(uint64_t first, uint64_t second) {
    return (first ^ (second << 29 | second >> 35)) * ARTOK_KEY_THIRD;
}

/// The key with all bits as good as the upper ones, for those that have passed a filter.
static inline uint64_t artok_key_mixed(uint64_t key) {
    key = (key ^ key >> 32) * ARTOK_KEY_THIRD;
    return key ^ key >> 32;
}

// MARK: Filters

/// A Bloom filter: each key has three bits of one word, by its bits 32...49; the word by its bits 32...63.
struct artok_key_filter {
    const uint64_t *words;
    /// At least 1, fewer than 2^32.
    size_t count;
};

static inline size_t artok_filter_place(size_t count, uint64_t key) { return (size_t)((key >> 32) * count >> 32); }

static inline uint64_t artok_filter_pattern(uint64_t key) {
    return 1ull << (key >> 32 & 63) | 1ull << (key >> 38 & 63) | 1ull << (key >> 44 & 63);
}

static inline bool artok_filter_has(const struct artok_key_filter *filter, uint64_t key) {
    uint64_t pattern = artok_filter_pattern(key);
    return (filter->words[artok_filter_place(filter->count, key)] & pattern) == pattern;
}

// MARK: Candidates

/// Candidates of a window and their keys; see `artok_candidates`.
struct artok_key_state {
    const uint8_t *codes;
    const uint32_t *candidates;
    /// Those that are asked for, and with those behind them, whose words are only continued with.
    size_t count, all_count;
    uint64_t seed;
    /// Room for `all_count` and 8 more.
    uint64_t *keys;
};

/// Computes the keys of all candidates and writes the numbers of those of the first `count` that the filter may have,
/// in order. There is room for `count` and 16 more.
size_t artok_find_keys(struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found);

/// Writes the numbers of the candidates that the filter may have together with the next word, in order; of the last word
/// the next one's key is 0. The keys are computed. There is room for `count` and 16 more.
size_t artok_find_pairs(const struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found);

/// Ends of words of ARTOK_LONG_WORD codes or more, as `artok_find_candidates` writes them.
struct artok_long_ends {
    const uint8_t *codes;
    const uint32_t *ends;
    size_t count;
    uint64_t seed;
};

/// Writes those of the ends that have four letters before them that the filter may have. There is room for all and 1 more.
size_t artok_find_tails(const struct artok_long_ends *ends, const struct artok_key_filter *filter, uint32_t *found);

/// Asks for memory before it is needed.
static inline void artok_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
