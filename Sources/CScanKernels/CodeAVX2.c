#include "CodeRules.h"
#include "WriteAVX2.h"

#if ARTOK_X86

/// Tables of 128 bytes as `look_up` takes them.
struct code_rows {
    uint8_t ascii[8][16], latin[4][16], lower[8][16], upper[8][16];
};

ARTOK_AVX2 ARTOK_INLINE void set_rows(uint8_t rows[][16], const uint8_t *table, unsigned count) {
    __m128i before = _mm_setzero_si128();
    for (unsigned i = 0; i < count; i++) {
        __m128i row = _mm_loadu_si128((const __m128i *)(table + 16 * i));
        _mm_storeu_si128((__m128i *)rows[i], _mm_xor_si128(row, before));
        before = row;
    }
}

ARTOK_AVX2 ARTOK_INLINE uint64_t second_bits(struct wide v) {
    return high_bits((struct wide){_mm256_slli_epi16(v.low, 1), _mm256_slli_epi16(v.high, 1)});
}

ARTOK_AVX2 bool artok_codes_avx2(const struct artok_code_table *table, struct artok_code_state *state) {
    const struct artok_code_state text = *state;
    struct code_rows rows;
    set_rows(rows.ascii, table->ascii, 8);
    set_rows(rows.latin, table->latin, 4);
    set_rows(rows.lower, table->arabic, 8);
    set_rows(rows.upper, table->arabic + 128, 8);
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
        uint64_t high = high_bits(v), second_bit = second_bits(v), lead = lead_bytes(v, 0xD8);
        // Most ASCII in Arabic is spaces, marks and digits: half of the table.
        struct wide code = look_up(rows.ascii, 4, v);
        if (second_bit & ~high) { code = look_up(rows.ascii, 8, v); }
        code = either(code, look_up(rows.lower, 8, letter_index(v, behind, 0xD8)));
        uint64_t leads = high & second_bit, follows = high & ~second_bit;
        if (__builtin_expect(leads != lead, false)) {
            uint64_t upper = lead_bytes(v, 0xDA), latin = equal_to(v, 0xC2);
            // « and ».
            if (latin) { code = either(code, look_up(rows.latin, 4, latin_index(v, behind))); }
            // Not in Arabic, but in Persian and Urdu.
            if (upper) { code = either(code, look_up(rows.upper, 8, letter_index(v, behind, 0xDA))); }
            lead |= upper | latin;
        }
        uint64_t kept = ~equal_to(code, ARTOK_CODE_REMOVED) & valid, hard = equal_to(code, ARTOK_CODE_HARD) & valid;
        uint64_t expected = lead << 1 | at.pending, pending = lead >> 63;
        if (__builtin_expect(((leads ^ lead) | hard | (follows ^ expected)) != 0, false)) {
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
        write_kept(text.codes + at.code, code, kept);
        artok_add_code_block(&text, &at, ARTOK_CODE_BLOCK, kept, pending);
    }
    return artok_end_codes(table, state, &at);
}

#endif
