#include "TokenRules.h"

/// The sets of a block of up to 64 bytes, byte by byte. What is behind the text is white space.
static void look_at(
    const struct artok_token_table *table, const uint8_t *s, size_t left, struct artok_token_block *b) {
    const unsigned count = left < 64 ? (unsigned)left : 64;
    *b = (struct artok_token_block){.s = s, .count = count};
    uint64_t end = 0;
    if (count < 64) {
        b->space = b->first = ~0ull << count;
        end = 1ull << 63;
    }
    uint64_t trail = 0;
    for (unsigned i = 0; i < count; i++) {
        uint64_t bit = 1ull << i;
        uint8_t byte = s[i], class = 0;
        uint64_t all = bit;
        bool is_second = trail & bit;
        if (is_second && (byte & 0xC0) != 0x80) { b->ill_formed |= bit; }
        if (byte < 0x80) {
            class = table->ascii[byte];
            b->first |= bit;
            if (class == ARTOK_TOKEN_SPACE) {
                b->space |= bit;
                if (count == 64) { end = bit; }
            }
            if (i > 0 && byte == s[i - 1]) { b->repeated |= bit; }
        } else if (byte >= 0xC0) {
            if ((byte & 0xFC) == 0xD8 || byte == 0xC2) {
                b->first |= bit;
                trail |= bit << 1;
            } else {
                b->other |= bit;
            }
        } else if (is_second) {
            class = s[i - 1] == 0xC2 ? table->latin[byte & 0x3F] : table->arabic[(s[i - 1] & 3) << 6 | (byte & 0x3F)];
            all |= bit >> 1;
        } else {
            b->other |= bit;
        }
        b->classes[i] = class;
        if (class == 0) { continue; }
        b->known |= all;
        if (class & ARTOK_TOKEN_LETTER) { b->letter |= all; }
        if (class & ARTOK_TOKEN_DIGIT) { b->digit |= all; }
        if (class & ARTOK_TOKEN_LATIN) { b->latin |= all; }
        if (class & ARTOK_TOKEN_MARK) { b->mark |= all; }
        if (class & ARTOK_TOKEN_SPECIAL) { b->special |= all; }
        if ((class & ARTOK_TOKEN_KIND) == ARTOK_TOKEN_PUNCTUATION) { b->runs |= all; }
    }
    if (trail & b->space) { b->ill_formed |= trail & b->space; }
    b->range = end - 1;
    b->range_and_end = b->range | end;
}

bool artok_tokens_scalar(const struct artok_token_table *table, struct artok_token_state *state) {
    const size_t count = state->source_count, base = state->source_offset;
    size_t at = base;
    uint32_t *tokens = state->tokens, *const last = tokens + state->token_capacity - 64;
    bool is_bad = false;
    while (!is_bad && at < count && tokens <= last && at - base <= UINT16_MAX - 64) {
        struct artok_token_block b;
        look_at(table, state->source + at, count - at, &b);
        if (b.range == ~0ull) {
            is_bad = true;
            break;
        }
        unsigned done = 64 - (unsigned)__builtin_clzll(b.range_and_end);
        if (artok_plain_tokens(&b, table->is_unicode)) {
            artok_careful_tokens(table, &b);
            if (b.bad) {
                done = artok_bad_chunk(&b);
                is_bad = true;
            }
        }
        tokens = artok_write_tokens(tokens, &b, is_bad ? (1ull << done) - 1 : b.range, at - base);
        at += done;
    }
    state->source_offset = at < count ? at : count;
    state->base = base;
    state->token_count = (size_t)(tokens - state->tokens);
    return is_bad;
}
