#include "FoldNEON.h"

#if ARTOK_NEON

// As with AVX2, each block looks at 61 new bytes and at three before them, as many as the longest scalar may have begun
// earlier, and none waits for another. Most stay as they are, and that is asked without any set of bytes.

enum { CONTEXT = 3, STRIDE = BLOCK - CONTEXT };

/// Nothing but ASCII and U+0600...U+067F that stay as they are, behind the context. In that no scalar of others starts, for
/// it may go on behind.
ARTOK_INLINE bool is_steady(const struct artok_fold_table *table, const struct table *ranks, struct wide v) {
    const struct wide before = one_on(v);
    struct wide looks = unsteady_letters(look_up(ranks, letter_index(before, v, 0xD8))), others;
    for (unsigned i = 0; i < PARTS; i++) {
        others.part[i] = vbicq_u8(vcgeq_u8(v.part[i], every(0xC0)), is_lead(v.part[i], 0xD8));
        // Where second bytes stand, and where they belong.
        const uint8x16_t is_wrong = veorq_u8(is_following(v.part[i]), is_lead(before.part[i], 0xD8));
        looks.part[i] = vorrq_u8(looks.part[i], is_wrong);
    }
    if (table->changes_ascii) {
        looks = either(looks, members(table->ascii_set, v));
        if (table->joins_spaces) {
            for (unsigned i = 0; i < PARTS; i++) {
                const uint8x16_t space = vceqq_u8(v.part[i], every(' '));
                looks.part[i] = vorrq_u8(looks.part[i], vandq_u8(space, vceqq_u8(before.part[i], every(' '))));
            }
        }
    }
    const uint8x16_t context = {0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    looks.part[0] = vandq_u8(looks.part[0], context);
    return is_zero(either(looks, others));
}

/// The bytes of a block that may not stay. `s` is where it is in the text, `left` bytes before its end.
ARTOK_INLINE uint64_t unsteady(
    const struct artok_fold_table *table, const struct table *ranks, struct wide v, const uint8_t *s, size_t left,
    struct text_block *b) {
    *b = look_at(v);
    uint64_t bytes = unsteady_bytes(table, b, ranks_of(table, ranks, b));
    if (b->odd) { bytes |= unsteady_odd(table, s, left, b->odd, b->first); }
    return bytes & ~below(CONTEXT);
}

/// The same at an end of the text: the first block has no context, because a scalar starts there.
static __attribute__((noinline)) uint64_t unsteady_end(
    const struct artok_fold_table *table, const struct table *ranks, const uint8_t *s, size_t left, bool is_first,
    struct text_block *b) {
    uint8_t copy[BLOCK] = {0};
    const size_t start = is_first ? CONTEXT : 0, end = left < BLOCK ? left : BLOCK;
    memcpy(copy + start, s + start, end - start);
    return unsteady(table, ranks, load_wide(copy), s, left, b) & below((unsigned)end);
}

size_t artok_fold_check_neon(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset) {
    const struct table ranks = load_table(table->rank);
    for (size_t at = offset; at < count; at += STRIDE) {
        const uint8_t *s = (const uint8_t *)((uintptr_t)(source + at) - CONTEXT);
        const size_t left = count - at + CONTEXT;
        struct text_block b;
        uint64_t looks;
        if (__builtin_expect(at == offset || left < BLOCK, false)) {
            looks = unsteady_end(table, &ranks, s, left, at == offset, &b);
        } else {
            const struct wide v = load_wide(s);
            if (__builtin_expect(is_steady(table, &ranks, v), true)) { continue; }
            looks = unsteady(table, &ranks, v, s, left, &b);
        }
        if (looks) {
            const unsigned i = lowest_bit(looks);
            return artok_base_before(table, source, offset, at + i - CONTEXT - (b.trail >> i & 1));
        }
    }
    // A letter whose second byte the end has cut off.
    if (count > offset && source[count - 1] >= 0xC0) { return artok_base_before(table, source, offset, count - 1); }
    return count;
}

#endif
