#include "CodeRules.h"

uint8_t artok_code_of(const struct artok_code_table *table, uint32_t scalar) {
    if (scalar < 0x80) { return table->ascii[scalar]; }
    if (scalar < 0xC0) { return table->latin[scalar & 0x3F]; }
    if (scalar < 0x800) { return scalar >> 8 == 6 ? table->arabic[scalar & 0xFF] : ARTOK_CODE_HARD; }
    unsigned page = scalar >> 8 < 512 ? table->page_of[scalar >> 8] : 0;
    return page ? table->pages[page - 1][scalar & 0xFF] : ARTOK_CODE_HARD;
}

uint8_t artok_code_at(const struct artok_code_table *table, const uint8_t *s, size_t count, unsigned *length) {
    *length = 1;
    if (s[0] < 0x80) { return table->ascii[s[0]]; }
    uint32_t scalar;
    *length = artok_decode(s, count, &scalar);
    return *length ? artok_code_of(table, scalar) : ARTOK_CODE_HARD;
}

void artok_patch_codes(const struct artok_code_table *table, struct artok_code_patch *patch) {
    for (uint64_t open = patch->other; open; open &= open - 1) {
        unsigned i = (unsigned)__builtin_ctzll(open);
        unsigned length;
        uint8_t code = artok_code_at(table, patch->s + i, patch->left - i, &length);
        patch->codes[i] = code;
        if (code == ARTOK_CODE_HARD) {
            // The chunk ends here; what becomes of the bytes behind does not matter.
            patch->hard |= 1ull << i;
            break;
        }
        if (code != ARTOK_CODE_REMOVED) { patch->kept |= 1ull << i; }
        uint64_t behind = (1ull << (length - 1)) - 1;
        patch->expected |= behind << i << 1;
        // Without a shift by 64.
        patch->pending |= behind >> (63 - i);
    }
    uint64_t missing = patch->expected & ~patch->follows;
    patch->is_cut = missing & 1;
    patch->hard |= missing >> 1 | (patch->follows & ~patch->expected);
}

static bool is_space(const struct artok_code_table *table, uint8_t byte) {
    return byte < 0x80 && table->ascii[byte] >= ARTOK_CODE_SPACE && table->ascii[byte] <= ARTOK_CODE_RETURN;
}

/// Takes back the chunk that `offset` is in, unless it ends there.
static void end_at(
    const struct artok_code_table *table, struct artok_code_state *state, const struct artok_code_place *at,
    size_t offset) {
    if (offset < state->source_count && !is_space(table, state->source[offset])) {
        while (offset > state->source_offset && !is_space(table, state->source[offset - 1])) { offset--; }
    }
    const size_t first = state->block_count;
    state->source_offset = offset;
    state->code_count = at->code;
    state->block_count = at->block;
    while (state->block_count > first && state->blocks[state->block_count - 1].source >= offset) {
        state->code_count = state->blocks[--state->block_count].code_start;
    }
    if (state->block_count > first) {
        struct artok_code_block *last = &state->blocks[state->block_count - 1];
        size_t length = offset - last->source;
        if (length < ARTOK_CODE_BLOCK) { last->kept &= (1ull << length) - 1; }
        state->code_count = last->code_start + (size_t)__builtin_popcountll(last->kept);
    }
}

bool artok_end_codes(
    const struct artok_code_table *table, struct artok_code_state *state, const struct artok_code_place *at) {
    const size_t start = state->source_offset;
    if (at->source < state->source_count) {
        // A letter that goes on behind may be ill-formed.
        end_at(table, state, at, at->source - (at->pending != 0));
        return state->source_offset == start;
    }
    // A letter's second byte is missing where the text ends.
    bool is_cut = at->pending != 0;
    end_at(table, state, at, state->source_count - is_cut);
    return is_cut;
}

bool artok_end_codes_hard(
    const struct artok_code_table *table, struct artok_code_state *state, const struct artok_code_place *at, size_t hard) {
    end_at(table, state, at, hard);
    return true;
}
