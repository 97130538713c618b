#include "TokenRules.h"

#if ARTOK_X86

#include <immintrin.h>

#define ARTOK_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

/// A block's two halves.
struct halves {
    __m256i low, high;
};

/// The highest bit of each byte.
ARTOK_AVX2 ARTOK_INLINE uint64_t high_bits(__m256i low, __m256i high) {
    uint64_t bits = (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
    // clang would take the set apart into single bits where it is used in another branch.
    __asm__("" : "+r"(bits));
    return bits;
}

// One function of both halves, as a set.
#define BITS(function, v, ...) high_bits(function((v).low, __VA_ARGS__), function((v).high, __VA_ARGS__))

ARTOK_AVX2 ARTOK_INLINE __m256i every(uint8_t byte) { return _mm256_set1_epi8((char)byte); }

/// The highest bit of bytes from `first` on. No comparison: there is none of unsigned bytes.
ARTOK_AVX2 ARTOK_INLINE __m256i from(__m256i v, uint8_t first) {
    return _mm256_adds_epu8(v, every((uint8_t)(0x80 - first)));
}

ARTOK_AVX2 ARTOK_INLINE __m256i is(__m256i v, uint8_t mask, uint8_t value) {
    return _mm256_cmpeq_epi8(_mm256_and_si256(v, every(mask)), every(value));
}

ARTOK_AVX2 ARTOK_INLINE uint64_t has(struct halves class, int bit) {
    return high_bits(_mm256_slli_epi16(class.low, 7 - bit), _mm256_slli_epi16(class.high, 7 - bit));
}

ARTOK_AVX2 ARTOK_INLINE __m256i row(const uint8_t *bytes, __m256i index) {
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)bytes)), index);
}

/// Xor what bytes below 128 find in rows that are each xor the one before it; others find 0.
ARTOK_AVX2 ARTOK_INLINE __m256i look_up(__m256i sum, const uint8_t (*rows)[16], __m256i index) {
    for (unsigned i = 0; i < 8; i++) {
        sum = _mm256_xor_si256(sum, row(rows[i], index));
        // A byte that has had its last row is below 0 from here on and finds 0.
        index = _mm256_subs_epi8(index, every(16));
        // One step after the other: clang would subtract 32, 48 and so on at once and run out of registers.
        __asm__("" : "+x"(index));
    }
    return sum;
}

/// The classes of 32 bytes of ASCII and U+0600...U+067F, at the last byte of each scalar.
ARTOK_AVX2 ARTOK_INLINE __m256i classes_of(const struct artok_token_table *table, __m256i v, __m256i before) {
    // 40...7F for second bytes, which an even first byte takes down by 40; all others find nothing.
    __m256i index = _mm256_adds_epu8(_mm256_xor_si256(v, every(0x80)), every(0x40));
    index = _mm256_and_si256(index, _mm256_or_si256(_mm256_slli_epi16(before, 6), every(0xBF)));
    return look_up(look_up(every(ARTOK_TOKEN_UNKNOWN), table->ascii_rows, v), table->arabic_rows, index);
}

/// What a second byte tells, at its first byte too.
ARTOK_AVX2 ARTOK_INLINE struct halves at_all_bytes(struct halves class, struct halves is_lead) {
    __m256i middle = _mm256_permute2x128_si256(class.low, class.high, 0x21);
    __m256i end = _mm256_permute2x128_si256(class.high, class.high, 0x81);
    return (struct halves){
        _mm256_blendv_epi8(class.low, _mm256_alignr_epi8(middle, class.low, 1), is_lead.low),
        _mm256_blendv_epi8(class.high, _mm256_alignr_epi8(end, class.high, 1), is_lead.high),
    };
}

/// What scalars there are in a block.
struct shape {
    uint64_t lead, other, ill_formed;
};

/// What `classes_beyond` is given, and gives.
struct beyond {
    struct halves v, before, class;
    struct shape shape;
};

/// Looks up 64 bytes by the last six bits of `index`.
ARTOK_AVX2 ARTOK_INLINE __m256i look_up_64(const uint8_t *table, __m256i index) {
    index = _mm256_and_si256(index, every(0x3F));
    __m256i bit_4 = _mm256_slli_epi16(index, 3);
    __m256i low = _mm256_blendv_epi8(row(table, index), row(table + 16, index), bit_4);
    __m256i high = _mm256_blendv_epi8(row(table + 32, index), row(table + 48, index), bit_4);
    return _mm256_blendv_epi8(low, high, _mm256_slli_epi16(index, 2));
}

ARTOK_AVX2 ARTOK_INLINE __m256i is_lead(__m256i v) { return _mm256_or_si256(is(v, 0xFC, 0xD8), is(v, 0xFF, 0xC2)); }

ARTOK_AVX2 ARTOK_INLINE __m256i
class_beyond(const struct artok_token_table *table, __m256i v, __m256i before, __m256i class) {
    // Only these have a first byte. What stands before a block is not in its sets: if that is a first byte without a
    // second, and white space comes next, nothing else would tell that the two are apart.
    const __m256i follows = is(v, 0xC0, 0x80);
    before = _mm256_and_si256(before, follows);
    // Not in Arabic, but in Persian and Urdu.
    class = _mm256_blendv_epi8(class, look_up_64(table->arabic + 128, v), is(before, 0xFF, 0xDA));
    class = _mm256_blendv_epi8(class, look_up_64(table->arabic + 192, v), is(before, 0xFF, 0xDB));
    class = _mm256_blendv_epi8(class, look_up_64(table->latin, v), is(before, 0xFF, 0xC2));
    // Of what follows other bytes nothing is known.
    return _mm256_andnot_si256(_mm256_andnot_si256(is_lead(before), follows), class);
}

/// Classes of a block that has more than ASCII and U+0600...U+067F. Not inlined, as with AVX-512.
ARTOK_AVX2 static __attribute__((noinline)) void
classes_beyond(const struct artok_token_table *table, struct beyond *b) {
    const struct halves v = b->v;
    const uint64_t high = high_bits(v.low, v.high), follows = BITS(is, v, 0xC0, 0x80), leads = high & ~follows;
    const struct halves is_leads = {is_lead(v.low), is_lead(v.high)};
    const uint64_t lead = high_bits(is_leads.low, is_leads.high), trail = lead << 1;
    b->shape = (struct shape){lead, (leads ^ lead) | (follows & ~trail), trail & ~follows};
    b->class.low = class_beyond(table, v.low, b->before.low, b->class.low);
    b->class.high = class_beyond(table, v.high, b->before.high, b->class.high);
    b->class = at_all_bytes(b->class, is_leads);
}

/// Looks at a block that starts with a chunk or white space. There is a byte before it.
ARTOK_AVX2 ARTOK_INLINE struct halves look_at(
    const struct artok_token_table *table, const uint8_t *s, struct artok_token_block *b, const bool gives_spaces) {
    const struct halves v = {_mm256_loadu_si256((const __m256i *)s), _mm256_loadu_si256((const __m256i *)(s + 32))};
    const struct halves before = {
        _mm256_loadu_si256((const __m256i *)(s - 1)), _mm256_loadu_si256((const __m256i *)(s + 31))};
    b->s = s;
    artok_cut_block(b, ~BITS(from, v, ' ' + 1), gives_spaces);

    struct halves class = {classes_of(table, v.low, before.low), classes_of(table, v.high, before.high)};
    const struct halves is_arabic = {is(v.low, 0xFE, 0xD8), is(v.high, 0xFE, 0xD8)};
    const uint64_t high = high_bits(v.low, v.high), arabic = high_bits(is_arabic.low, is_arabic.high);
    struct shape shape = {arabic, 0, 0};
    // A first byte where a second one should be is found here by none of these sets: it is unknown.
    if (__builtin_expect(((high ^ (arabic | arabic << 1)) & b->range_and_end) != 0, false)) {
        struct beyond beyond = {v, before, class, {0, 0, 0}};
        classes_beyond(table, &beyond);
        class = beyond.class;
        shape = beyond.shape;
    } else {
        class = at_all_bytes(class, is_arabic);
    }
    b->lead = shape.lead;
    b->other = shape.other;
    b->ill_formed = shape.ill_formed;
    b->core = BITS(from, class, ARTOK_TOKEN_LATIN);
    b->letter = high_bits(class.low, class.high);
    b->digit = has(class, 6);
    b->mark = has(class, 4);
    b->special = has(class, 3);
    b->runs = has(class, 1);
    // At first bytes it is none, as these are like no byte before.
    const struct halves repeated = {
        _mm256_and_si256(_mm256_slli_epi16(class.low, 6), _mm256_cmpeq_epi8(v.low, before.low)),
        _mm256_and_si256(_mm256_slli_epi16(class.high, 6), _mm256_cmpeq_epi8(v.high, before.high))};
    b->repeated = high_bits(repeated.low, repeated.high) & ~1ull;
    if (gives_spaces) {
        artok_find_spaces(b, BITS(is, v, 0xFF, '\n') & BITS(is, v, 0xFF, '\r') << 1);
    } else {
        b->space_starts = b->space_ends = 0;
    }
    return class;
}

ARTOK_AVX2 ARTOK_INLINE void store_kinds(uint8_t *kinds, struct halves class, uint8_t mask) {
    _mm256_storeu_si256((__m256i *)kinds, _mm256_and_si256(class.low, every(mask)));
    _mm256_storeu_si256((__m256i *)(kinds + 32), _mm256_and_si256(class.high, every(mask)));
}

/// Writes the tokens of a block; there is room for 64. The usual number of them without looking how many there are.
ARTOK_AVX2 ARTOK_INLINE uint32_t *write_tokens(
    uint32_t *tokens, uint64_t starts, uint64_t ends, const artok_token_kinds kinds, size_t offset, unsigned usual) {
    unsigned count = (unsigned)_mm_popcnt_u64(starts), done = 0;
    do {
        for (unsigned i = 0; i < usual; i++) {
            // Behind the last one any token will do.
            unsigned start = (unsigned)_tzcnt_u64(starts), end = (unsigned)_tzcnt_u64(ends);
            tokens[done + i] = artok_token(kinds[end], start, end, offset);
            starts = _blsr_u64(starts);
            ends = _blsr_u64(ends);
        }
        done += usual;
        usual = 4;
    } while (__builtin_expect(done < count, false));
    return tokens + count;
}

/// What is found of a block, and not yet written.
struct found {
    uint64_t starts, ends;
    size_t offset;
};

ARTOK_AVX2 ARTOK_INLINE bool find_tokens(
    const struct artok_token_table *table, struct artok_token_state *state, const bool is_unicode,
    const bool gives_spaces) {
    const unsigned usual = gives_spaces ? 16 : 8;
    struct artok_token_walk walk;
    artok_token_begin(&walk, state);
    // A block's tokens are written when the next one has been looked at: both at once keep the processor busy, one after
    // the other is 9 % slower. So there must be room for two.
    walk.last -= ARTOK_TOKEN_BLOCK;
    struct found found = {0, 0, 0};
    artok_token_kinds kinds[2];
    unsigned turn = 0;
    bool is_bad = false;
    while (!is_bad && artok_token_goes_on(&walk)) {
        artok_token_tail tail;
        struct artok_token_block b;
        const struct halves class = look_at(table, artok_token_bytes(&walk, true, tail), &b, gives_spaces);
        store_kinds(kinds[turn], class, ARTOK_TOKEN_KIND);
        const bool is_plain = artok_plain_tokens(&b, is_unicode);
        walk.tokens = write_tokens(walk.tokens, found.starts, found.ends, kinds[turn ^ 1], found.offset, usual);
        if (__builtin_expect(!is_plain, false)) {
            // A copy: the sets of other blocks stay in registers.
            struct artok_token_block open = b;
            open.classes = kinds[turn];
            store_kinds(kinds[turn], class, 0xFF);
            is_bad = artok_open_tokens(table, &open, gives_spaces);
            for (unsigned i = 0; i < ARTOK_TOKEN_BLOCK; i++) { kinds[turn][i] &= ARTOK_TOKEN_KIND; }
            b.starts = open.starts;
            b.ends = open.ends;
            b.done = open.done;
        }
        found = (struct found){b.starts, b.ends, walk.at - walk.base};
        walk.at += b.done;
        turn ^= 1;
    }
    walk.tokens = write_tokens(walk.tokens, found.starts, found.ends, kinds[turn ^ 1], found.offset, usual);
    artok_token_finish(&walk, state);
    return is_bad;
}

ARTOK_AVX2 bool artok_tokens_avx2(const struct artok_token_table *table, struct artok_token_state *state) {
    if (state->gives_spaces) {
        return table->is_unicode ? find_tokens(table, state, true, true) : find_tokens(table, state, false, true);
    }
    return table->is_unicode ? find_tokens(table, state, true, false) : find_tokens(table, state, false, false);
}

#endif
