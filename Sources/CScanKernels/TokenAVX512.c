#include "AVX512.h"
#include "TokenRules.h"

#if ARTOK_X86

/// The tables of classes in registers.
struct wide_classes {
    struct wide_table arabic;
    __m512i ascii_low, ascii_high;
};

/// The sets of a block that starts with a chunk or white space. 0 if there is no white space: `range` is not set then.
ARTOK_AVX512 ARTOK_INLINE uint64_t look_at(
    const struct artok_token_table *table, const struct wide_classes *classes, const uint8_t *s, size_t left,
    struct artok_token_block *b, __m512i *class) {
    const __m512i lane_before = _mm512_sub_epi8(lanes(), _mm512_set1_epi8(1));
    b->count = left < 64 ? (unsigned)left : 64;
    uint64_t valid = below(b->count);
    __m512i v = _mm512_maskz_loadu_epi8(valid, s);
    // Found without a table: the next block waits for it. What is behind the text is white space.
    uint64_t blank = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(' ')) |
                     _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\n')) | ~valid;
    uint64_t end = blank ? 1ull << (63 - (unsigned)_lzcnt_u64(blank)) : 0;
    b->range = end - 1;
    b->range_and_end = b->range | end;

    uint64_t high = _mm512_movepi8_mask(v), ascii = ~high;
    uint64_t lead = _mm512_cmpeq_epi8_mask(
        _mm512_and_si512(v, _mm512_set1_epi8((char)0xFC)), _mm512_set1_epi8((char)0xD8));
    __m512i before = _mm512_permutexvar_epi8(lane_before, v);
    __m512i index = artok_arabic_index(before, v);
    uint64_t upper = _mm512_movepi8_mask(index), trail = lead << 1;
    __m512i c = _mm512_maskz_permutex2var_epi8(ascii, classes->ascii_low, v, classes->ascii_high);
    c = _mm512_mask_mov_epi8(
        c, trail, _mm512_permutex2var_epi8(classes->arabic.part[0], index, classes->arabic.part[1]));
    if (upper & trail) {
        // Not in Arabic, but in Persian and Urdu.
        c = _mm512_mask_mov_epi8(
            c, upper & trail, _mm512_permutex2var_epi8(classes->arabic.part[2], index, classes->arabic.part[3]));
    }
    uint64_t second_bit = _mm512_movepi8_mask(_mm512_slli_epi16(v, 1));
    uint64_t leads = high & second_bit, follows = high & ~second_bit;
    b->other = 0;
    if (leads != lead) {
        uint64_t latin = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)0xC2));
        c = _mm512_mask_permutexvar_epi8(c, latin << 1, v, _mm512_loadu_si512(table->latin));
        lead |= latin;
        trail = lead << 1;
        b->other = leads ^ lead;
    }
    b->ill_formed = trail & ~follows;
    b->other |= follows & ~trail;

    // A set of second bytes, then of both.
#define BOTH(set) ((set) | ((set) & trail) >> 1)
    uint64_t known = _mm512_test_epi8_mask(c, c);
    b->s = s;
    b->first = ascii | lead;
    b->space = blank | (known & _mm512_cmple_epu8_mask(v, _mm512_set1_epi8(' ')));
    b->known = BOTH(known);
    uint64_t letter = _mm512_movepi8_mask(c);
    b->letter = letter | letter >> 1;
    uint64_t digit = _mm512_test_epi8_mask(c, _mm512_set1_epi8(ARTOK_TOKEN_DIGIT));
    b->digit = BOTH(digit);
    b->latin = _mm512_test_epi8_mask(c, _mm512_set1_epi8(ARTOK_TOKEN_LATIN));
    uint64_t mark = _mm512_test_epi8_mask(c, _mm512_set1_epi8(ARTOK_TOKEN_MARK));
    b->mark = mark | mark >> 1;
    uint64_t special = _mm512_test_epi8_mask(c, _mm512_set1_epi8(ARTOK_TOKEN_SPECIAL));
    b->special = BOTH(special);
    uint64_t runs = _mm512_test_epi8_mask(c, _mm512_set1_epi8(ARTOK_TOKEN_PUNCTUATION)) & ~b->space;
    b->runs = BOTH(runs);
#undef BOTH
    b->repeated = _mm512_mask_cmpeq_epi8_mask(ascii & ~1ull, v, before);
    *class = c;
    return end;
}

/// Writes the tokens of a block; there is room for 64.
ARTOK_AVX512 ARTOK_INLINE uint32_t *
write_tokens(uint32_t *tokens, uint64_t starts, uint64_t ends, __m512i class, size_t offset) {
    __m512i start = _mm512_maskz_compress_epi8(starts, lanes());
    __m512i end = _mm512_maskz_compress_epi8(ends, lanes());
    __m512i kind = _mm512_and_si512(
        _mm512_maskz_compress_epi8(ends, class), _mm512_set1_epi8(ARTOK_TOKEN_KIND));
    __m512i length = _mm512_add_epi8(_mm512_sub_epi8(end, start), _mm512_set1_epi8(1));
    const __m512i base = _mm512_set1_epi32((int)offset);
    unsigned count = (unsigned)_mm_popcnt_u64(starts);
    for (unsigned done = 0;; done += 16) {
        __m512i token = _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(start)), base);
        __m512i lengths = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(length));
        __m512i kinds = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(kind));
        token = _mm512_ternarylogic_epi64(
            token, _mm512_slli_epi32(lengths, ARTOK_TOKEN_LENGTH_SHIFT), _mm512_slli_epi32(kinds, ARTOK_TOKEN_KIND_SHIFT),
            0xFE);
        _mm512_storeu_si512(tokens + done, token);
        if (__builtin_expect(count <= done + 16, true)) { break; }
        start = _mm512_alignr_epi64(start, start, 2);
        length = _mm512_alignr_epi64(length, length, 2);
        kind = _mm512_alignr_epi64(kind, kind, 2);
    }
    return tokens + count;
}

ARTOK_AVX512 ARTOK_INLINE bool
find_tokens(const struct artok_token_table *table, struct artok_token_state *state, const bool is_unicode) {
    const struct wide_classes classes = {
        load_table(table->arabic),
        _mm512_loadu_si512(table->ascii),
        _mm512_loadu_si512(table->ascii + 64),
    };
    const uint8_t *source = state->source;
    const size_t count = state->source_count, base = state->source_offset;
    size_t at = base;
    uint32_t *tokens = state->tokens, *const last = tokens + state->token_capacity - 64;
    bool is_bad = false;
    while (at < count && tokens <= last && at - base <= UINT16_MAX - 64) {
        struct artok_token_block b;
        __m512i class;
        uint64_t end = look_at(table, &classes, source + at, count - at, &b, &class);
        bool is_open = artok_plain_tokens(&b, is_unicode);
        uint64_t starts = b.starts & b.range, ends = b.ends & b.range;
        if (__builtin_expect(is_open, false)) {
            // A copy: the sets of other blocks stay in registers.
            struct artok_token_block open = b;
            _mm512_storeu_si512(open.classes, class);
            artok_careful_tokens(table, &open);
            class = _mm512_loadu_si512(open.classes);
            starts = open.starts & b.range;
            ends = open.ends & b.range;
            if (open.bad) {
                unsigned done = artok_bad_chunk(&open);
                tokens = write_tokens(tokens, starts & below(done), ends & below(done), class, at - base);
                at += done;
                is_bad = true;
                break;
            }
        }
        if (__builtin_expect(end == 0, false)) {
            is_bad = true;
            break;
        }
        tokens = write_tokens(tokens, starts, ends, class, at - base);
        at += 1 + (unsigned)_tzcnt_u64(end);
    }
    state->source_offset = at < count ? at : count;
    state->base = base;
    state->token_count = (size_t)(tokens - state->tokens);
    return is_bad;
}

ARTOK_AVX512 bool artok_tokens_avx512(const struct artok_token_table *table, struct artok_token_state *state) {
    return table->is_unicode ? find_tokens(table, state, true) : find_tokens(table, state, false);
}

#endif
