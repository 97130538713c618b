#include "AVX512.h"
#include "TokenRules.h"

#if ARTOK_X86

/// The tables of classes in registers.
struct wide_classes {
    __m512i ascii_low, ascii_high, arabic_low, arabic_high;
};

ARTOK_AVX512 ARTOK_INLINE uint64_t has(__m512i v, uint8_t bits) {
    return _mm512_test_epi8_mask(v, _mm512_set1_epi8((char)bits));
}

ARTOK_AVX512 ARTOK_INLINE __m512i byte_before(__m512i v) {
    return _mm512_permutexvar_epi8(_mm512_sub_epi8(lanes(), _mm512_set1_epi8(1)), v);
}

/// What scalars there are in a block.
struct shape {
    uint64_t lead, other, ill_formed;
};

/// Classes at the last bytes, of a block that has more than ASCII and U+0600...U+067F. Inlined it would cost all blocks
/// registers.
ARTOK_AVX512 static __attribute__((noinline)) __m512i
classes_beyond(const struct artok_token_table *table, __m512i v, __m512i class, struct shape *shape) {
    const struct wide_table arabic = load_table(table->arabic);
    const uint64_t high = _mm512_movepi8_mask(v);
    const uint64_t follows = _mm512_cmplt_epi8_mask(v, _mm512_set1_epi8((char)0xC0)), leads = high & ~follows;
    const uint64_t latin = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)0xC2));
    const uint64_t lead =
        latin | _mm512_cmpeq_epi8_mask(_mm512_and_si512(v, _mm512_set1_epi8((char)0xFC)), _mm512_set1_epi8((char)0xD8));
    const uint64_t trail = lead << 1;
    *shape = (struct shape){lead, (leads ^ lead) | (follows & ~trail), trail & ~follows};
    const __m512i index = artok_arabic_index(byte_before(v), v);
    class = _mm512_maskz_mov_epi8(~high, class);
    class = _mm512_mask_mov_epi8(class, trail & follows, look_up(&arabic, index, _mm512_movepi8_mask(index)));
    return _mm512_mask_permutexvar_epi8(class, latin << 1 & follows, v, _mm512_loadu_si512(table->latin));
}

/// Looks at a block that starts with a chunk or white space.
ARTOK_AVX512 ARTOK_INLINE __m512i look_at(
    const struct artok_token_table *table, const struct wide_classes *classes, const uint8_t *s,
    struct artok_token_block *b, const bool gives_spaces) {
    const __m512i v = _mm512_loadu_si512(s);
    b->s = s;
    artok_cut_block(b, _mm512_cmple_epu8_mask(v, _mm512_set1_epi8(' ')), gives_spaces);

    const __mmask64 high = _mm512_movepi8_mask(v);
    const __mmask64 arabic =
        _mm512_cmpeq_epi8_mask(_mm512_and_si512(v, _mm512_set1_epi8((char)0xFE)), _mm512_set1_epi8((char)0xD8));
    const uint64_t follows = _mm512_cmplt_epi8_mask(v, _mm512_set1_epi8((char)0xC0));
    const __m512i before = byte_before(v);
    __m512i class = _mm512_mask_blend_epi8(
        high, _mm512_permutex2var_epi8(classes->ascii_low, v, classes->ascii_high),
        _mm512_permutex2var_epi8(classes->arabic_low, artok_arabic_index(before, v), classes->arabic_high));
    struct shape shape = {arabic, 0, 0};
    if (__builtin_expect((((follows ^ arabic << 1) | (high ^ (follows | arabic))) & b->range_and_end) != 0, false)) {
        class = classes_beyond(table, v, class, &shape);
    }
    b->lead = shape.lead;
    b->other = shape.other;
    b->ill_formed = shape.ill_formed;
    // From here on at all bytes.
    class = _mm512_mask_permutexvar_epi8(class, shape.lead, _mm512_add_epi8(lanes(), _mm512_set1_epi8(1)), class);
    b->core = has(class, ARTOK_TOKEN_LETTER | ARTOK_TOKEN_DIGIT | ARTOK_TOKEN_LATIN);
    b->letter = _mm512_movepi8_mask(class);
    b->digit = _mm512_movepi8_mask(_mm512_add_epi8(class, class));
    b->mark = has(class, ARTOK_TOKEN_MARK);
    b->special = has(class, ARTOK_TOKEN_SPECIAL);
    const __mmask64 runs = has(class, ARTOK_TOKEN_RUN);
    b->runs = runs;
    // At first bytes it is none, as these are like no byte before.
    b->repeated = _mm512_mask_cmpeq_epi8_mask(runs, v, before) & ~1ull;
    if (gives_spaces) {
        artok_find_spaces(b, _mm512_mask_cmpeq_epi8_mask(
            _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\n')) & ~1ull, before, _mm512_set1_epi8('\r')));
    } else {
        b->space_starts = b->space_ends = 0;
    }
    return class;
}

/// Writes the tokens of a block; there is room for 64.
ARTOK_AVX512 ARTOK_INLINE uint32_t *
write_tokens(uint32_t *tokens, uint64_t starts, uint64_t ends, __m512i class, size_t offset) {
    __m512i start = _mm512_maskz_compress_epi8(starts, lanes());
    __m512i end = _mm512_maskz_compress_epi8(ends, lanes());
    __m512i kind = _mm512_and_si512(_mm512_permutexvar_epi8(end, class), _mm512_set1_epi8(ARTOK_TOKEN_KIND));
    __m512i length = _mm512_sub_epi8(end, start);
    // The end is the last byte.
    const __m512i base = _mm512_set1_epi32((int)(offset + (1u << ARTOK_TOKEN_LENGTH_SHIFT)));
    unsigned count = (unsigned)_mm_popcnt_u64(starts);
    for (unsigned done = 0;; done += 16) {
        __m512i token = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(start));
        __m512i lengths = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(length));
        __m512i kinds = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(kind));
        token = _mm512_ternarylogic_epi64(
            token, _mm512_slli_epi32(lengths, ARTOK_TOKEN_LENGTH_SHIFT), _mm512_slli_epi32(kinds, ARTOK_TOKEN_KIND_SHIFT),
            0xFE);
        _mm512_storeu_si512(tokens + done, _mm512_add_epi32(token, base));
        if (__builtin_expect(count <= done + 16, true)) { break; }
        start = _mm512_alignr_epi64(start, start, 2);
        length = _mm512_alignr_epi64(length, length, 2);
        kind = _mm512_alignr_epi64(kind, kind, 2);
    }
    return tokens + count;
}

ARTOK_AVX512 ARTOK_INLINE bool find_tokens(
    const struct artok_token_table *table, struct artok_token_state *state, const bool is_unicode,
    const bool gives_spaces) {
    const struct wide_classes classes = {
        _mm512_loadu_si512(table->ascii),
        _mm512_loadu_si512(table->ascii + 64),
        _mm512_loadu_si512(table->arabic),
        _mm512_loadu_si512(table->arabic + 64),
    };
    struct artok_token_walk walk;
    artok_token_begin(&walk, state);
    bool is_bad = false;
    while (!is_bad && artok_token_goes_on(&walk)) {
        artok_token_tail tail;
        struct artok_token_block b;
        __m512i class = look_at(table, &classes, artok_token_bytes(&walk, false, tail), &b, gives_spaces);
        if (__builtin_expect(!artok_plain_tokens(&b, is_unicode), false)) {
            // A copy: the sets of other blocks stay in registers.
            struct artok_token_block open = b;
            uint8_t classes_then[ARTOK_TOKEN_BLOCK];
            _mm512_storeu_si512(classes_then, class);
            open.classes = classes_then;
            is_bad = artok_open_tokens(table, &open, gives_spaces);
            class = _mm512_loadu_si512(classes_then);
            b.starts = open.starts;
            b.ends = open.ends;
            b.done = open.done;
        }
        walk.tokens = write_tokens(walk.tokens, b.starts, b.ends, class, walk.at - walk.base);
        walk.at += b.done;
    }
    artok_token_finish(&walk, state);
    return is_bad;
}

ARTOK_AVX512 bool artok_tokens_avx512(const struct artok_token_table *table, struct artok_token_state *state) {
    if (state->gives_spaces) {
        return table->is_unicode ? find_tokens(table, state, true, true) : find_tokens(table, state, false, true);
    }
    return table->is_unicode ? find_tokens(table, state, true, false) : find_tokens(table, state, false, false);
}

#endif
