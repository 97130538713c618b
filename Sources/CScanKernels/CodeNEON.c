#include "CodeRules.h"
#include "WriteNEON.h"

#if ARTOK_NEON

// A set of bytes takes more instructions here than with AVX2, and a table of 64 bytes fewer. So what is seldom is asked of
// all bytes at once, and only a block that has it is taken apart into sets.

struct code_tables {
    struct table ascii, lower;
};

/// The codes of ASCII and U+0600...U+067F, at their first bytes.
ARTOK_INLINE struct wide
look_up_codes(const struct code_tables *tables, struct wide v, struct wide behind) {
    return either(look_up(&tables->ascii, v), look_up(&tables->lower, letter_index(v, behind, 0xD8)));
}

/// Not 0 for what is neither ASCII nor U+0600...U+067F, hard codes, and where a second byte is missing or is none.
ARTOK_INLINE struct wide unusual_bytes(struct wide v, struct wide behind, struct wide code) {
    for (unsigned i = 0; i < PARTS; i++) {
        const uint8x16_t lead = is_lead(v.part[i], 0xD8);
        uint8x16_t others = vbicq_u8(vcgeq_u8(v.part[i], every(0xC0)), lead);
        uint8x16_t seconds = veorq_u8(is_following(behind.part[i]), lead);
        v.part[i] = vorrq_u8(vorrq_u8(others, seconds), vceqq_u8(code.part[i], every(ARTOK_CODE_HARD)));
    }
    return v;
}

bool artok_codes_neon(const struct artok_code_table *table, struct artok_code_state *state) {
    const struct artok_code_state text = *state;
    const struct code_tables tables = {load_table(table->ascii), load_table(table->arabic)};
    struct artok_code_place at = artok_code_place_at(&text);
    while (at.source < text.source_count && artok_has_code_room(&text, &at)) {
        const uint8_t *s = text.source + at.source;
        size_t left = text.source_count - at.source;
        uint8_t tail[BLOCK + 1];
        uint64_t valid = ~0ull;
        if (__builtin_expect(left <= BLOCK, false)) {
            memset(tail, 0, sizeof tail);
            memcpy(tail, s, left);
            s = tail;
            valid = below((unsigned)left);
        }
        const struct wide v = load_wide(s), behind = load_wide(s + 1);
        struct wide code = look_up_codes(&tables, v, behind);
        // The second bytes asked for are those behind the block's bytes: its first one may be one, too.
        bool is_unusual = !is_zero(unusual_bytes(v, behind, code)) || ((s[0] & 0xC0) == 0x80) != at.pending;
        uint64_t kept = ~equal_to(code, ARTOK_CODE_REMOVED) & valid, pending = (s[BLOCK - 1] & 0xFE) == 0xD8;
        if (__builtin_expect(is_unusual, false)) {
            const uint64_t high = high_bits(v), follows = following_bytes(v), leads = high & ~follows;
            const uint64_t upper = lead_bytes(v, 0xDA), latin = equal_to(v, 0xC2);
            // « and ».
            if (latin) { code = either(code, look_up_half(load_half_table(table->latin), latin_index(v, behind))); }
            // Not in Arabic, but in Persian and Urdu.
            if (upper) {
                const struct table upper_table = load_table(table->arabic + 128);
                code = either(code, look_up(&upper_table, letter_index(v, behind, 0xDA)));
            }
            const uint64_t lead = lead_bytes(v, 0xD8) | upper | latin, expected = lead << 1 | at.pending;
            uint64_t hard = equal_to(code, ARTOK_CODE_HARD) & valid;
            kept = ~equal_to(code, ARTOK_CODE_REMOVED) & valid;
            pending = lead >> 63;
            if ((leads ^ lead) | hard | (follows ^ expected)) {
                struct artok_code_patch patch = {
                    .s = s, .left = left, .other = leads ^ lead, .follows = follows, .expected = expected, .kept = kept,
                    .hard = hard, .pending = pending};
                store_wide(patch.codes, code);
                artok_patch_codes(table, &patch);
                code = load_wide(patch.codes);
                kept = patch.kept;
                pending = patch.pending;
                if (patch.hard || patch.is_cut) {
                    write_kept(text.codes + at.code, code, kept);
                    artok_add_code_block(&text, &at, ARTOK_CODE_BLOCK, kept, pending);
                    return artok_end_codes_hard(table, state, &at, artok_hard_offset(&at, &patch));
                }
            }
        }
        write_kept(text.codes + at.code, code, kept);
        artok_add_code_block(&text, &at, ARTOK_CODE_BLOCK, kept, pending);
    }
    return artok_end_codes(table, state, &at);
}

#endif
