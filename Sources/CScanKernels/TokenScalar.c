#include "TokenRules.h"

/// The sets of a block that starts with a chunk or white space, byte by byte.
static void look_at(
    const struct artok_token_table *table, const uint8_t *s, struct artok_token_block *b, bool gives_spaces) {
    *b = (struct artok_token_block){.s = s, .classes = b->classes};
    uint64_t space = 0, feeds = 0;
    for (unsigned i = 0; i < ARTOK_TOKEN_BLOCK; i++) {
        uint64_t bit = 1ull << i, all = bit;
        uint8_t byte = s[i], class = 0;
        const bool is_second = b->lead & bit >> 1;
        if (is_second && (byte & 0xC0) != 0x80) { b->ill_formed |= bit; }
        if (byte < 0x80) {
            class = table->ascii[byte];
            if (byte <= ' ') { space |= bit; }
            if (i > 0 && byte == s[i - 1] && class & ARTOK_TOKEN_RUN) { b->repeated |= bit; }
            if (i > 0 && byte == '\n' && s[i - 1] == '\r') { feeds |= bit; }
        } else if (byte >= 0xC0) {
            if ((byte & 0xFC) == 0xD8 || byte == 0xC2) {
                b->lead |= bit;
            } else {
                b->other |= bit;
            }
        } else if (is_second) {
            class = s[i - 1] == 0xC2 ? table->latin[byte & 0x3F] : table->arabic[(s[i - 1] & 3) << 6 | (byte & 0x3F)];
            all |= bit >> 1;
            b->classes[i - 1] = class;
        } else {
            b->other |= bit;
        }
        b->classes[i] = class;
        if (class & ARTOK_TOKEN_LETTER) { b->letter |= all; }
        if (class & ARTOK_TOKEN_DIGIT) { b->digit |= all; }
        if (class & (ARTOK_TOKEN_LETTER | ARTOK_TOKEN_DIGIT | ARTOK_TOKEN_LATIN)) { b->core |= all; }
        if (class & ARTOK_TOKEN_MARK) { b->mark |= all; }
        if (class & ARTOK_TOKEN_SPECIAL) { b->special |= all; }
        if (class & ARTOK_TOKEN_RUN) { b->runs |= all; }
    }
    artok_cut_block(b, space, gives_spaces);
    if (gives_spaces) { artok_find_spaces(b, feeds); }
}

bool artok_tokens_scalar(const struct artok_token_table *table, struct artok_token_state *state) {
    struct artok_token_walk walk;
    artok_token_begin(&walk, state);
    bool is_bad = false;
    while (!is_bad && artok_token_goes_on(&walk)) {
        artok_token_tail tail;
        uint8_t classes[ARTOK_TOKEN_BLOCK];
        struct artok_token_block b = {.classes = classes};
        look_at(table, artok_token_bytes(&walk, false, tail), &b, state->gives_spaces);
        if (!artok_plain_tokens(&b, table->is_unicode)) { is_bad = artok_open_tokens(table, &b, state->gives_spaces); }
        const size_t offset = walk.at - walk.base;
        for (uint64_t starts = b.starts, ends = b.ends; starts; starts &= starts - 1, ends &= ends - 1) {
            unsigned start = (unsigned)__builtin_ctzll(starts), end = (unsigned)__builtin_ctzll(ends);
            *walk.tokens++ = artok_token(classes[end] & ARTOK_TOKEN_KIND, start, end, offset);
        }
        walk.at += b.done;
    }
    artok_token_finish(&walk, state);
    return is_bad;
}
