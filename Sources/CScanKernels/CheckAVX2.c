#include "AVX2.h"

#if ARTOK_X86

// Unlike the fold, a check carries nothing from block to block: each looks at 61 new bytes and at three before them, as
// many as the longest scalar may have begun earlier. So blocks do not wait for each other.

enum { CONTEXT = 3, STRIDE = BLOCK - CONTEXT };

/// The bytes of a block that may not stay; `block` has the same ones as `s`, and one more before them.
ARTOK_AVX2 ARTOK_INLINE uint64_t unsteady(
    const struct artok_fold_table *table, const uint8_t *block, const uint8_t *s, size_t left, struct text_block *b) {
    *b = look_at(block);
    uint64_t bytes = unsteady_bytes(table, b, ranks_of(table, b));
    if (__builtin_expect(b->odd != 0, false)) { bytes |= unsteady_odd(table, s, left, b->odd, b->first); }
    return bytes & ~below(CONTEXT);
}

/// The same at an end of the text: the first block has no context, because a scalar starts there.
ARTOK_AVX2 static __attribute__((noinline)) uint64_t unsteady_end(
    const struct artok_fold_table *table, const uint8_t *s, size_t left, bool is_first, struct text_block *b) {
    uint8_t copy[1 + BLOCK] = {0};
    size_t start = is_first ? CONTEXT : 0, end = left < BLOCK ? left : BLOCK;
    memcpy(copy + 1 + start, s + start, end - start);
    return unsteady(table, copy + 1, s, left, b) & below((unsigned)end);
}

ARTOK_AVX2 size_t
artok_fold_check_avx2(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset) {
    for (size_t at = offset; at < count; at += STRIDE) {
        const uint8_t *s = (const uint8_t *)((uintptr_t)(source + at) - CONTEXT);
        size_t left = count - at + CONTEXT;
        struct text_block b;
        uint64_t looks;
        if (__builtin_expect(at == offset || left < BLOCK, false)) {
            struct text_block end;
            looks = unsteady_end(table, s, left, at == offset, &end);
            b = end;
        } else {
            looks = unsteady(table, s, s, left, &b);
        }
        if (looks) {
            unsigned i = (unsigned)_tzcnt_u64(looks);
            return artok_base_before(table, source, offset, at + i - CONTEXT - (b.trail >> i & 1));
        }
    }
    // A letter whose second byte the end has cut off.
    if (count > offset && source[count - 1] >= 0xC0) { return artok_base_before(table, source, offset, count - 1); }
    return count;
}

#endif
