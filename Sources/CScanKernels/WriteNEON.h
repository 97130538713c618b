#ifndef ARTOK_WRITE_NEON_H
#define ARTOK_WRITE_NEON_H

// What the NEON kernels write: the bytes of a block that stay, close together, and the edits of the fold.

#include "NEON.h"

#if ARTOK_NEON

#include "FoldOutcome.h"

/// Writes those bytes that a set has: eight each time, of which some are without meaning. There must be room for 64.
ARTOK_INLINE void write_kept(uint8_t *o, struct wide bytes, uint64_t kept) {
    // The ones of each eighth of the set; multiplied, those of all eighths up to it. So no store waits for another.
    uint64_t ones = vget_lane_u64(vreinterpret_u64_u8(vcnt_u8(vcreate_u8(kept))), 0);
    uint64_t starts = ones * 0x0101010101010101 << 8;
    for (unsigned i = 0; i < PARTS; i++) {
        uint64_t first = bit_places[kept >> 16 * i & 0xFF];
        uint64_t second = bit_places[kept >> (16 * i + 8) & 0xFF] + 0x0808080808080808;
        uint8x16_t packed = vqtbl1q_u8(bytes.part[i], vcombine_u8(vcreate_u8(first), vcreate_u8(second)));
        vst1_u8(o + (starts >> 16 * i & 0xFF), vget_low_u8(packed));
        vst1_u8(o + (starts >> (16 * i + 8) & 0xFF), vget_high_u8(packed));
    }
}

/// The first edit of those left; without meaning if none is.
ARTOK_INLINE struct artok_fold_edit next_edit(struct outcome *left, uint64_t source, uint64_t output) {
    const unsigned start = lowest_bit(left->starts), end = lowest_bit(left->ends) + 1;
    const uint64_t before = (uint64_t)__builtin_popcountll(left->kept & below(start));
    const uint64_t written = (uint64_t)__builtin_popcountll(left->kept & below(end)) - before;
    left->starts &= left->starts - 1;
    left->ends &= left->ends - 1;
    return (struct artok_fold_edit){
        source + ((uint64_t)start << ARTOK_EDIT_LENGTH_BITS) + (end - start),
        output + (before << ARTOK_EDIT_LENGTH_BITS) + written,
    };
}

ARTOK_INLINE size_t write_edits(struct artok_fold_edit *edits, struct outcome outcome, struct place at) {
    const size_t count = (size_t)__builtin_popcountll(outcome.starts);
    const uint64_t source = (uint64_t)at.source << ARTOK_EDIT_LENGTH_BITS;
    const uint64_t output = (uint64_t)at.output << ARTOK_EDIT_LENGTH_BITS;
    // Four without asking how many: most blocks of news have no more.
    for (size_t done = 0; done < count; done += EDITS_AT_ONCE) {
        for (unsigned i = 0; i < EDITS_AT_ONCE; i++) { edits[done + i] = next_edit(&outcome, source, output); }
    }
    return count;
}

/// Writes the first `cut` bytes of a block.
ARTOK_INLINE void write_block(
    const struct artok_fold_state *text, struct place *at, struct outcome outcome, unsigned cut) {
    const uint64_t done = below(cut);
    outcome.kept &= done;
    write_kept(text->output + at->output, outcome.becomes, outcome.kept);
    if (text->edits) {
        outcome.starts = (outcome.starts | (outcome.removed & ~(outcome.removed << 1))) & done;
        outcome.ends = (outcome.ends | (outcome.removed & ~(outcome.removed >> 1))) & done;
        at->edit += write_edits(text->edits + at->edit, outcome, *at);
    }
    at->source += cut;
    at->output += (size_t)__builtin_popcountll(outcome.kept);
}

#endif
#endif
