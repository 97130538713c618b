#include "CodeRules.h"
#include "LetterGroup.h"

#include <assert.h>

// Up to four letters and the ASCII byte behind them at once, as in the scalar fold. A block ends where no such group has
// room in it. Looking up every byte alike, with no question what it is, was no faster.

enum {
    /// Above a code: it is one; it is ARTOK_CODE_HARD.
    KEPT_SHIFT = 8,
    HARD = 1 << 9,
};

static_assert(ARTOK_CODE_LEAST_BLOCK - 1 + GROUP_BYTES <= ARTOK_CODE_BLOCK, "a group must fit into a block");

struct group_table {
    /// U+0600...U+06FF; the second half is nothing at all.
    uint16_t arabic[512];
    /// From 128 on hard.
    uint16_t ascii[256];
};

static uint16_t with_kind(uint8_t code) {
    return (uint16_t)(code | (code != ARTOK_CODE_REMOVED) << KEPT_SHIFT | (code == ARTOK_CODE_HARD ? HARD : 0));
}

static void set_groups(const struct artok_code_table *table, struct group_table *groups) {
    for (unsigned i = 0; i < 256; i++) { groups->arabic[i] = with_kind(table->arabic[i]); }
    memset(groups->arabic + 256, 0, sizeof groups->arabic / 2);
    for (unsigned i = 0; i < 128; i++) { groups->ascii[i] = with_kind(table->ascii[i]); }
    for (unsigned i = 128; i < 256; i++) { groups->ascii[i] = HARD; }
}

/// Of a code that is not hard.
ARTOK_INLINE uint64_t is_kept(uint16_t code) { return code >> KEPT_SHIFT; }

bool artok_codes_scalar(const struct artok_code_table *table, struct artok_code_state *state) {
    const struct artok_code_state text = *state;
    struct group_table groups;
    set_groups(table, &groups);
    struct artok_code_place at = artok_code_place_at(&text);
    while (at.source < text.source_count && artok_has_code_room(&text, &at)) {
        const uint8_t *s = text.source + at.source;
        const size_t left = text.source_count - at.source;
        uint8_t *o = text.codes + at.code;
        uint64_t kept = 0;
        unsigned i = 0;
        bool is_hard = false;
        while (i < left && i < ARTOK_CODE_LEAST_BLOCK) {
            if (left - i >= GROUP_BYTES) {
                uint16_t indices[GROUP_LETTERS];
                uint64_t v;
                memcpy(&v, s + i, sizeof v);
                const unsigned count = letter_indices(v, indices);
                const uint16_t a = groups.arabic[indices[0]], b = groups.arabic[indices[1]];
                const uint16_t c = groups.arabic[indices[2]], d = groups.arabic[indices[3]];
                const uint16_t e = groups.ascii[s[i + 2 * count]] & (uint16_t) - (count < GROUP_LETTERS);
                if (__builtin_expect(!((a | b | c | d | e) & HARD), true)) {
                    *o = (uint8_t)a;
                    o += is_kept(a);
                    *o = (uint8_t)b;
                    o += is_kept(b);
                    *o = (uint8_t)c;
                    o += is_kept(c);
                    *o = (uint8_t)d;
                    o += is_kept(d);
                    *o = (uint8_t)e;
                    o += is_kept(e);
                    kept |= (is_kept(a) | is_kept(b) << 2 | is_kept(c) << 4 | is_kept(d) << 6 | is_kept(e) << 2 * count)
                            << i;
                    i += 2 * count + (count < GROUP_LETTERS);
                    continue;
                }
            }
            unsigned length;
            uint8_t code = artok_code_at(table, s + i, left - i, &length);
            is_hard = code == ARTOK_CODE_HARD;
            if (is_hard) { break; }
            *o = code;
            o += code != ARTOK_CODE_REMOVED;
            kept |= (uint64_t)(code != ARTOK_CODE_REMOVED) << i;
            i += length;
        }
        artok_add_code_block(&text, &at, i, kept, 0);
        if (is_hard) { return artok_end_codes_hard(table, state, &at, at.source); }
    }
    return artok_end_codes(table, state, &at);
}
