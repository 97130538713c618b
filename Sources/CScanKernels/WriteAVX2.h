#ifndef ARTOK_WRITE_AVX2_H
#define ARTOK_WRITE_AVX2_H

// What the AVX2 fold writes: the bytes of a block that stay, close together, and its edits.

#include "AVX2.h"

#if ARTOK_X86

#include "FoldOutcome.h"

/// Writes those of 16 bytes that a mask has: eight each time, of which some are without meaning.
ARTOK_AVX2 ARTOK_INLINE uint8_t *write_16(uint8_t *o, __m128i bytes, unsigned kept) {
    unsigned first = kept & 0xFF, second = kept >> 8 & 0xFF;
    uint64_t second_places = bit_places[second] + 0x0808080808080808;
    __m128i packed = _mm_shuffle_epi8(bytes, _mm_set_epi64x((long long)second_places, (long long)bit_places[first]));
    _mm_storel_epi64((__m128i *)o, packed);
    o += _mm_popcnt_u32(first);
    _mm_storeh_pd((double *)o, _mm_castsi128_pd(packed));
    return o + _mm_popcnt_u32(second);
}

/// There must be room for 64 bytes.
ARTOK_AVX2 ARTOK_INLINE void write_kept(uint8_t *o, struct wide bytes, uint64_t kept) {
    o = write_16(o, _mm256_castsi256_si128(bytes.low), (unsigned)kept);
    o = write_16(o, _mm256_extracti128_si256(bytes.low, 1), (unsigned)(kept >> 16));
    o = write_16(o, _mm256_castsi256_si128(bytes.high), (unsigned)(kept >> 32));
    write_16(o, _mm256_extracti128_si256(bytes.high, 1), (unsigned)(kept >> 48));
}

/// The first edit of those left; without meaning if none is.
ARTOK_AVX2 ARTOK_INLINE struct artok_fold_edit next_edit(struct outcome *left, uint64_t source, uint64_t output) {
    uint64_t start = _tzcnt_u64(left->starts), end = _tzcnt_u64(left->ends) + 1;
    uint64_t before = (uint64_t)_mm_popcnt_u64(_bzhi_u64(left->kept, (unsigned)start));
    uint64_t written = (uint64_t)_mm_popcnt_u64(_bzhi_u64(left->kept, (unsigned)end)) - before;
    left->starts = _blsr_u64(left->starts);
    left->ends = _blsr_u64(left->ends);
    return (struct artok_fold_edit){
        source + (start << ARTOK_EDIT_LENGTH_BITS) + (end - start),
        output + (before << ARTOK_EDIT_LENGTH_BITS) + written,
    };
}

ARTOK_AVX2 ARTOK_INLINE size_t write_edits(struct artok_fold_edit *edits, struct outcome outcome, struct place at) {
    size_t count = (size_t)_mm_popcnt_u64(outcome.starts);
    uint64_t source = (uint64_t)at.source << ARTOK_EDIT_LENGTH_BITS;
    uint64_t output = (uint64_t)at.output << ARTOK_EDIT_LENGTH_BITS;
    // Four without asking how many: most blocks of news have no more.
    for (size_t done = 0; done < count; done += EDITS_AT_ONCE) {
        edits[done] = next_edit(&outcome, source, output);
        edits[done + 1] = next_edit(&outcome, source, output);
        edits[done + 2] = next_edit(&outcome, source, output);
        edits[done + 3] = next_edit(&outcome, source, output);
    }
    return count;
}

/// Writes the first `cut` bytes of a block.
ARTOK_AVX2 ARTOK_INLINE void write_block(
    const struct artok_fold_state *text, struct place *at, struct outcome outcome, unsigned cut) {
    uint64_t done = below(cut);
    outcome.kept &= done;
    write_kept(text->output + at->output, outcome.becomes, outcome.kept);
    if (text->edits) {
        outcome.starts = (outcome.starts | (outcome.removed & ~(outcome.removed << 1))) & done;
        outcome.ends = (outcome.ends | (outcome.removed & ~(outcome.removed >> 1))) & done;
        at->edit += write_edits(text->edits + at->edit, outcome, *at);
    }
    at->source += cut;
    at->output += (size_t)_mm_popcnt_u64(outcome.kept);
}

#endif
#endif
