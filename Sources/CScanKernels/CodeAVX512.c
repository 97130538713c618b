#include "AVX512.h"
#include "CodeRules.h"

#if ARTOK_X86

ARTOK_AVX512 bool artok_codes_avx512(const struct artok_code_table *table, struct artok_code_state *state) {
    const struct artok_code_state text = *state;
    const struct wide_table arabic = load_table(table->arabic);
    const __m512i ascii_low = _mm512_loadu_si512(table->ascii), ascii_high = _mm512_loadu_si512(table->ascii + 64);
    const __m512i latin = _mm512_loadu_si512(table->latin);
    struct artok_code_place at = artok_code_place_at(&text);
    while (at.source < text.source_count && artok_has_code_room(&text, &at)) {
        const uint8_t *s = text.source + at.source;
        size_t left = text.source_count - at.source;
        uint64_t valid = ~0ull;
        __m512i v, behind;
        if (__builtin_expect(left > 64, true)) {
            v = _mm512_loadu_si512(s);
            behind = _mm512_loadu_si512(s + 1);
        } else {
            valid = below((unsigned)left);
            v = _mm512_maskz_loadu_epi8(valid, s);
            behind = _mm512_maskz_loadu_epi8(valid >> 1, s + 1);
        }
        uint64_t lead = _mm512_cmpeq_epi8_mask(
            _mm512_and_si512(v, _mm512_set1_epi8((char)0xFC)), _mm512_set1_epi8((char)0xD8));
        __m512i index = artok_arabic_index(v, behind);
        __m512i code = _mm512_permutex2var_epi8(ascii_low, v, ascii_high);
        code = _mm512_mask_mov_epi8(code, lead, _mm512_permutex2var_epi8(arabic.part[0], index, arabic.part[1]));
        uint64_t upper = _mm512_movepi8_mask(index) & lead;
        if (__builtin_expect(upper != 0, false)) {
            // Not in Arabic, but in Persian and Urdu.
            code = _mm512_mask_mov_epi8(code, upper, _mm512_permutex2var_epi8(arabic.part[2], index, arabic.part[3]));
        }
        // « and » are in every seventh block of news: a branch would be guessed wrong.
        uint64_t latin_lead = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)0xC2));
        code = _mm512_mask_permutexvar_epi8(code, latin_lead, behind, latin);
        lead |= latin_lead;
        uint64_t high = _mm512_movepi8_mask(v), second_bit = _mm512_movepi8_mask(_mm512_slli_epi16(v, 1));
        uint64_t follows = high & ~second_bit, other = (high & second_bit) ^ lead;
        uint64_t first = (~high & valid) | lead;
        uint64_t kept = _mm512_mask_test_epi8_mask(first, code, code);
        uint64_t hard = _mm512_mask_cmpeq_epi8_mask(first, code, _mm512_set1_epi8(ARTOK_CODE_HARD));
        uint64_t expected = lead << 1 | at.pending, pending = lead >> 63;
        if (__builtin_expect((other | hard | (follows ^ expected)) != 0, false)) {
            struct artok_code_patch patch = {
                .s = s, .left = left, .other = other, .follows = follows, .expected = expected, .kept = kept, .hard = hard,
                .pending = pending};
            _mm512_storeu_si512(patch.codes, code);
            artok_patch_codes(table, &patch);
            code = _mm512_loadu_si512(patch.codes);
            kept = patch.kept;
            pending = patch.pending;
            if (patch.hard || patch.is_cut) {
                _mm512_storeu_si512(text.codes + at.code, _mm512_maskz_compress_epi8(kept, code));
                artok_add_code_block(&text, &at, ARTOK_CODE_BLOCK, kept, pending);
                return artok_end_codes_hard(table, state, &at, artok_hard_offset(&at, &patch));
            }
        }
        _mm512_storeu_si512(text.codes + at.code, _mm512_maskz_compress_epi8(kept, code));
        artok_add_code_block(&text, &at, ARTOK_CODE_BLOCK, kept, pending);
    }
    return artok_end_codes(table, state, &at);
}

#endif
