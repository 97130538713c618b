#include "NEON.h"
#include "TokenRules.h"

#if ARTOK_NEON

/// The tables of classes in registers.
struct class_tables {
    struct table ascii, arabic;
};

// One function of all parts, as a set.
#define SET(function, v, ...)                                                                                          \
    set_of((struct wide){{function((v).part[0], __VA_ARGS__), function((v).part[1], __VA_ARGS__),                      \
                          function((v).part[2], __VA_ARGS__), function((v).part[3], __VA_ARGS__)}})

ARTOK_INLINE uint8x16_t is(uint8x16_t v, uint8_t value) { return vceqq_u8(v, every(value)); }
ARTOK_INLINE uint8x16_t is_up_to(uint8x16_t v, uint8_t last) { return vcleq_u8(v, every(last)); }
ARTOK_INLINE uint8x16_t is_from(uint8x16_t v, uint8_t first) { return vcgeq_u8(v, every(first)); }
ARTOK_INLINE uint8x16_t has(uint8x16_t class, uint8_t bits) { return vtstq_u8(class, every(bits)); }

/// Where second bytes of letters that start with `first` or the byte behind it stand in a table of 128; others nowhere.
ARTOK_INLINE uint8x16_t second_index(uint8x16_t before, uint8x16_t v, uint8_t first) {
    uint8x16_t index = vandq_u8(vsliq_n_u8(v, before, 6), every(0x7F));
    return vornq_u8(index, vandq_u8(is_lead(before, first), is_following(v)));
}

/// What a second byte tells, at its first byte too.
ARTOK_INLINE struct wide at_all_bytes(struct wide class, struct wide is_lead) {
    const struct wide back = one_back(class);
    for (unsigned i = 0; i < PARTS; i++) { class.part[i] = vbslq_u8(is_lead.part[i], back.part[i], class.part[i]); }
    return class;
}

/// What scalars there are in a block.
struct shape {
    uint64_t lead, other, ill_formed;
};

ARTOK_INLINE uint8x16_t is_any_lead(uint8x16_t v) {
    return vorrq_u8(vceqq_u8(vandq_u8(v, every(0xFC)), every(0xD8)), is(v, 0xC2));
}

/// Classes of a block that has more than ASCII and U+0600...U+067F. Not inlined: it would cost all blocks registers.
static __attribute__((noinline)) struct wide
classes_beyond(const struct artok_token_table *table, struct wide v, struct wide class, struct shape *shape) {
    const struct table upper = load_table(table->arabic + 128);
    const uint8x16x4_t latin = load_half_table(table->latin);
    const struct wide before = one_on(v);
    struct wide is_leads;
    for (unsigned i = 0; i < PARTS; i++) {
        const uint8x16_t follows = is_following(v.part[i]);
        is_leads.part[i] = is_any_lead(v.part[i]);
        // Not in Arabic, but in Persian and Urdu.
        class.part[i] = look_up_or(class.part[i], &upper, second_index(before.part[i], v.part[i], 0xDA));
        const uint8x16_t is_latin = vandq_u8(is(before.part[i], 0xC2), follows);
        class.part[i] = vqtbx4q_u8(class.part[i], latin, vornq_u8(vandq_u8(v.part[i], every(0x3F)), is_latin));
        // Of what follows other bytes nothing is known.
        class.part[i] = vbicq_u8(class.part[i], vbicq_u8(follows, is_any_lead(before.part[i])));
    }
    const uint64_t follows = following_bytes(v), leads = high_bits(v) & ~follows;
    const uint64_t lead = set_of(is_leads), trail = lead << 1;
    *shape = (struct shape){lead, (leads ^ lead) | (follows & ~trail), trail & ~follows};
    return at_all_bytes(class, is_leads);
}

/// Looks at a block that starts with a chunk or white space. Its `runs` are not set: only open tokens need them.
ARTOK_INLINE struct wide look_at(
    const struct artok_token_table *table, const struct class_tables *tables, const uint8_t *s,
    struct artok_token_block *b, const bool gives_spaces) {
    const struct wide v = load_wide(s), before = one_on(v);
    b->s = s;
    artok_cut_block(b, SET(is_up_to, v, ' '), gives_spaces);

    struct wide class, is_arabic;
    for (unsigned i = 0; i < PARTS; i++) {
        is_arabic.part[i] = is_lead(v.part[i], 0xD8);
        // At the last byte of each scalar; what is in no table is unknown.
        class.part[i] = look_up_or(every(ARTOK_TOKEN_UNKNOWN), &tables->ascii, v.part[i]);
        class.part[i] = look_up_or(class.part[i], &tables->arabic, second_index(before.part[i], v.part[i], 0xD8));
    }
    const uint64_t high = high_bits(v), arabic = set_of(is_arabic);
    struct shape shape = {arabic, 0, 0};
    // A first byte where a second one should be is found here by none of these sets: it is unknown.
    if (__builtin_expect(((high ^ (arabic | arabic << 1)) & b->range_and_end) != 0, false)) {
        class = classes_beyond(table, v, class, &shape);
    } else {
        class = at_all_bytes(class, is_arabic);
    }
    b->lead = shape.lead;
    b->other = shape.other;
    b->ill_formed = shape.ill_formed;
    b->core = SET(is_from, class, ARTOK_TOKEN_LATIN);
    b->letter = high_bits(class);
    b->digit = SET(has, class, ARTOK_TOKEN_DIGIT);
    b->mark = SET(has, class, ARTOK_TOKEN_MARK);
    b->special = SET(has, class, ARTOK_TOKEN_SPECIAL);
    // At first bytes it is none, as these are like no byte before.
    struct wide repeated;
    for (unsigned i = 0; i < PARTS; i++) {
        repeated.part[i] = vandq_u8(has(class.part[i], ARTOK_TOKEN_RUN), vceqq_u8(v.part[i], before.part[i]));
    }
    b->repeated = set_of(repeated) & ~1ull;
    if (gives_spaces) {
        artok_find_spaces(b, SET(is, v, '\n') & SET(is, v, '\r') << 1);
    } else {
        b->space_starts = b->space_ends = 0;
    }
    return class;
}

/// Writes the tokens of a block; there is room for 64. The usual number of them without looking how many there are.
ARTOK_INLINE uint32_t *write_tokens(
    uint32_t *tokens, uint64_t starts, uint64_t ends, const artok_token_kinds kinds, size_t offset, unsigned usual) {
    unsigned count = (unsigned)__builtin_popcountll(starts), done = 0;
    do {
        for (unsigned i = 0; i < usual; i++) {
            // Behind the last one any token will do.
            unsigned start = lowest_bit(starts), end = lowest_bit(ends);
            tokens[done + i] = artok_token(kinds[end], start, end, offset);
            starts &= starts - 1;
            ends &= ends - 1;
        }
        done += usual;
        usual = 4;
    } while (__builtin_expect(done < count, false));
    return tokens + count;
}

ARTOK_INLINE bool find_tokens(
    const struct artok_token_table *table, struct artok_token_state *state, const bool is_unicode,
    const bool gives_spaces) {
    const struct class_tables tables = {load_table(table->ascii), load_table(table->arabic)};
    struct artok_token_walk walk;
    artok_token_begin(&walk, state);
    bool is_bad = false;
    while (!is_bad && artok_token_goes_on(&walk)) {
        artok_token_tail tail;
        artok_token_kinds kinds;
        struct artok_token_block b;
        const uint8_t *s = artok_token_bytes(&walk, false, tail);
        struct wide class = look_at(table, &tables, s, &b, gives_spaces);
        if (__builtin_expect(!artok_plain_tokens(&b, is_unicode), false)) {
            // A copy: the sets of other blocks stay in registers.
            struct artok_token_block open = b;
            open.runs = SET(has, class, ARTOK_TOKEN_RUN);
            open.classes = kinds;
            store_wide(kinds, class);
            is_bad = artok_open_tokens(table, &open, gives_spaces);
            class = load_wide(kinds);
            b.starts = open.starts;
            b.ends = open.ends;
            b.done = open.done;
        }
        for (unsigned i = 0; i < PARTS; i++) { class.part[i] = vandq_u8(class.part[i], every(ARTOK_TOKEN_KIND)); }
        store_wide(kinds, class);
        kinds[ARTOK_TOKEN_BLOCK] = 0;
        walk.tokens =
            write_tokens(walk.tokens, b.starts, b.ends, kinds, walk.at - walk.base, gives_spaces ? 16 : 8);
        walk.at += b.done;
    }
    artok_token_finish(&walk, state);
    return is_bad;
}

bool artok_tokens_neon(const struct artok_token_table *table, struct artok_token_state *state) {
    if (state->gives_spaces) {
        return table->is_unicode ? find_tokens(table, state, true, true) : find_tokens(table, state, false, true);
    }
    return table->is_unicode ? find_tokens(table, state, true, false) : find_tokens(table, state, false, false);
}

#endif
