#ifndef ARTOK_FOLD_STEP_H
#define ARTOK_FOLD_STEP_H

// One scalar after the other: the scalar kernels are made of these steps, and the wide ones take them where a byte
// needs a closer look.

#include "Kernels.h"

#include <string.h>

#define ARTOK_INLINE static inline __attribute__((always_inline))

enum { ARTOK_EDIT_LENGTH_BITS = 24 };
#define ARTOK_EDIT_LENGTH ((1u << ARTOK_EDIT_LENGTH_BITS) - 1)

/// Decodes a scalar of at least two bytes. Its length; 0 if it is ill-formed or cut off.
ARTOK_INLINE unsigned artok_decode(const uint8_t *s, size_t count, uint32_t *scalar) {
    uint8_t b = s[0];
    if (b < 0xE0) {
        if (b < 0xC2 || count < 2 || (s[1] & 0xC0) != 0x80) { return 0; }
        *scalar = (uint32_t)(b & 0x1F) << 6 | (s[1] & 0x3F);
        return 2;
    }
    if (b < 0xF0) {
        if (count < 3 || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80) { return 0; }
        *scalar = (uint32_t)(b & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
        return *scalar < 0x800 || *scalar >> 11 == 0x1B ? 0 : 3;
    }
    if (b > 0xF4 || count < 4 || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80 || (s[3] & 0xC0) != 0x80) { return 0; }
    *scalar = (uint32_t)(b & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3F);
    return *scalar < 0x10000 || *scalar > 0x10FFFF ? 0 : 4;
}

ARTOK_INLINE unsigned artok_encoded_length(uint32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

ARTOK_INLINE void artok_encode(uint32_t c, unsigned length, uint8_t *o) {
    switch (length) {
    case 1: o[0] = (uint8_t)c; return;
    case 2:
        o[0] = (uint8_t)(0xC0 | c >> 6);
        o[1] = (uint8_t)(0x80 | (c & 0x3F));
        return;
    case 3:
        o[0] = (uint8_t)(0xE0 | c >> 12);
        o[1] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
        o[2] = (uint8_t)(0x80 | (c & 0x3F));
        return;
    default:
        o[0] = (uint8_t)(0xF0 | c >> 18);
        o[1] = (uint8_t)(0x80 | (c >> 12 & 0x3F));
        o[2] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
        o[3] = (uint8_t)(0x80 | (c & 0x3F));
    }
}

/// The action of any scalar; ARTOK_FOLD_COMPLEX while its page is not known.
ARTOK_INLINE artok_fold_action artok_action(const struct artok_fold_table *table, uint32_t scalar) {
    const artok_fold_action *page = artok_fold_table_page(table, scalar >> 8);
    return page ? page[scalar & 0xFF] : ARTOK_FOLD_COMPLEX;
}

/// Where a kernel stands. `base` is the last scalar that starts something new: what is behind it is taken back at the end.
struct artok_cursor {
    size_t source, output, edit;
    size_t base_source, base_output, base_edit;
    /// The combining class of the scalar before; ARTOK_FOLD_STOP behind a removed one.
    uint8_t rank;
};

ARTOK_INLINE struct artok_cursor artok_cursor_at(const struct artok_fold_state *state) {
    size_t s = state->source_offset, o = state->output_count, e = state->edit_count;
    return (struct artok_cursor){s, o, e, s, o, e, 0};
}

ARTOK_INLINE void artok_cursor_finish(const struct artok_cursor *at, struct artok_fold_state *state) {
    state->source_offset = at->base_source;
    state->output_count = at->base_output;
    state->edit_count = at->base_edit;
}

ARTOK_INLINE void artok_mark_base(struct artok_cursor *at) {
    at->base_source = at->source;
    at->base_output = at->output;
    at->base_edit = at->edit;
    at->rank = 0;
}

ARTOK_INLINE void artok_replace(
    const struct artok_fold_state *state, struct artok_cursor *at, unsigned length, unsigned written) {
    if (state->edits) {
        state->edits[at->edit++] = (struct artok_fold_edit){
            (uint64_t)at->source << ARTOK_EDIT_LENGTH_BITS | length,
            (uint64_t)at->output << ARTOK_EDIT_LENGTH_BITS | written,
        };
    }
    at->source += length;
    at->output += written;
}

ARTOK_INLINE void artok_remove(const struct artok_fold_state *state, struct artok_cursor *at, unsigned length) {
    bool is_run = at->rank == ARTOK_FOLD_STOP;
    at->rank = ARTOK_FOLD_STOP;
    if (is_run && state->edits) {
        // A run of removed scalars is one edit.
        struct artok_fold_edit *last = &state->edits[at->edit - 1];
        if ((last->source & ARTOK_EDIT_LENGTH) + length <= ARTOK_EDIT_LENGTH) {
            last->source += length;
            at->source += length;
            return;
        }
    }
    artok_replace(state, at, length, 0);
}

ARTOK_INLINE bool artok_has_room(const struct artok_fold_state *state, const struct artok_cursor *at) {
    return state->output_capacity - at->output >= 4 && (!state->edits || at->edit < state->edit_capacity);
}

/// Folds one scalar; there is one, and room for it. False if it takes more than the table.
ARTOK_INLINE bool artok_fold_step(
    const struct artok_fold_table *table, const struct artok_fold_state *state, struct artok_cursor *at) {
    const uint8_t *s = state->source + at->source;
    uint8_t *o = state->output + at->output;
    if (s[0] < 0x80) {
        uint8_t becomes = table->ascii[s[0]];
        if (becomes == ARTOK_FOLD_STOP) { return false; }
        if (becomes == ' ' && table->joins_spaces && at->output > 0 && o[-1] == ' ') {
            artok_remove(state, at, 1);
            return true;
        }
        artok_mark_base(at);
        o[0] = becomes;
        if (becomes != s[0]) {
            artok_replace(state, at, 1, 1);
        } else {
            at->source += 1;
            at->output += 1;
        }
        return true;
    }
    uint32_t scalar;
    unsigned length = artok_decode(s, state->source_count - at->source, &scalar);
    if (length == 0) { return false; }
    artok_fold_action action = artok_action(table, scalar);
    uint32_t operand = action >> 3;
    switch (action & 7) {
    case ARTOK_FOLD_MARK:
        if (operand < at->rank || operand >= ARTOK_FOLD_STOP) { return false; }
        at->rank = (uint8_t)operand;
        memcpy(o, s, length);
        at->source += length;
        at->output += length;
        return true;
    case ARTOK_FOLD_KEEP:
        artok_mark_base(at);
        memcpy(o, s, length);
        at->source += length;
        at->output += length;
        return true;
    case ARTOK_FOLD_REMOVE: artok_remove(state, at, length); return true;
    case ARTOK_FOLD_REPLACE: {
        artok_mark_base(at);
        unsigned written = artok_encoded_length(operand);
        artok_encode(operand, written, o);
        artok_replace(state, at, length, written);
        return true;
    }
    default: return false;
    }
}

/// Goes on over one scalar if it stays as it is.
ARTOK_INLINE bool artok_check_step(
    const struct artok_fold_table *table, const uint8_t *source, size_t count, struct artok_cursor *at) {
    const uint8_t *s = source + at->source;
    if (s[0] < 0x80) {
        if (table->ascii[s[0]] != s[0]) { return false; }
        if (s[0] == ' ' && table->joins_spaces && at->source > 0 && s[-1] == ' ') { return false; }
        artok_mark_base(at);
        at->source += 1;
        return true;
    }
    uint32_t scalar;
    unsigned length = artok_decode(s, count - at->source, &scalar);
    if (length == 0) { return false; }
    artok_fold_action action = artok_action(table, scalar);
    switch (action & 7) {
    case ARTOK_FOLD_KEEP: artok_mark_base(at); break;
    case ARTOK_FOLD_MARK:
        if (action >> 3 < at->rank || action >> 3 >= ARTOK_FOLD_STOP) { return false; }
        at->rank = (uint8_t)(action >> 3);
        break;
    default: return false;
    }
    at->source += length;
    return true;
}

/// The last scalar before `stop` that starts something new, not before `offset`.
static inline size_t
artok_base_before(const struct artok_fold_table *table, const uint8_t *source, size_t offset, size_t stop) {
    while (stop > offset) {
        do { stop--; } while (stop > offset && (source[stop] & 0xC0) == 0x80);
        uint32_t scalar;
        if (source[stop] < 0x80 || artok_decode(source + stop, 4, &scalar) == 0) { break; }
        if ((artok_action(table, scalar) & 7) == ARTOK_FOLD_KEEP) { break; }
    }
    return stop;
}

/// A check starts here, where a scalar starts something new.
ARTOK_INLINE struct artok_cursor artok_check_at(size_t offset) {
    return (struct artok_cursor){.source = offset, .base_source = offset};
}

#endif
