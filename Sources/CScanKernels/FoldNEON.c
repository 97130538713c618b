#include "FoldNEON.h"
#include "WriteNEON.h"

#if ARTOK_NEON

// As with AVX2, a block of 64 bytes is looked up, compressed and written at once. It starts with a scalar that starts
// something new and is done up to the last such scalar in it, so no letter, no run of removed marks and no mark with
// its letter is ever cut. Where the tables do not tell enough, a block is done up to there, and the next scalars one by
// one.

/// The tables that most blocks need, in registers as far as there are any.
struct fold_tables {
    struct table letters, ascii, ranks;
};

ARTOK_INLINE struct fold_tables load_fold(const struct artok_fold_table *table) {
    return (struct fold_tables){load_rows(table->letter_rows), load_rows(table->ascii_rows), load_table(table->rank)};
}

// MARK: Looking up

/// Second bytes as `letter_rows` has them, without the bit of the first ones.
ARTOK_INLINE uint8x16_t trails_of(uint8x16_t letters) {
    return vbicq_u8(letters, vandq_u8(vshrq_n_u8(letters, 1), every(0x40)));
}

ARTOK_INLINE uint8x16_t leads_of(uint8x16_t letters) {
    const uint8x16_t leads = {0, 0, 0, 0, 0, 0, 0, 0, 0xD8, 0xD8, 0xD8, 0xD8, 0xD9, 0xD9, 0xD9, 0xD9};
    return vqtbl1q_u8(leads, vshrq_n_u8(letters, 4));
}

/// What ASCII and U+0600...U+067F become; 0 elsewhere.
ARTOK_INLINE struct wide look_up_letters(
    const struct artok_fold_table *table, const struct fold_tables *tables, const struct text_block *b) {
    const struct wide letters = look_up(&tables->letters, letter_index(b->before, b->v, 0xD8));
    const struct wide back = one_back(letters);
    struct wide becomes = b->v;
    if (is_zero(members(table->ascii_set, b->v))) {
        for (unsigned i = 0; i < PARTS; i++) { becomes.part[i] = vbicq_u8(b->v.part[i], is_high(b->v.part[i])); }
    } else {
        becomes = look_up(&tables->ascii, b->v);
    }
    for (unsigned i = 0; i < PARTS; i++) {
        const uint8x16_t letter = vorrq_u8(leads_of(back.part[i]), trails_of(letters.part[i]));
        becomes.part[i] = vorrq_u8(becomes.part[i], letter);
    }
    return becomes;
}

/// U+0680...U+06FF.
ARTOK_INLINE struct wide look_up_upper(const struct artok_fold_table *table, const struct text_block *b) {
    const struct wide index = letter_index(b->before, b->v, 0xDA);
    const struct table leads = load_rows(table->upper_lead_rows), trails = load_rows(table->upper_trail_rows);
    return either(one_back(look_up(&leads, index)), look_up(&trails, index));
}

/// U+0080...U+00BF.
ARTOK_INLINE struct wide look_up_latin(const struct artok_fold_table *table, const struct text_block *b) {
    const struct wide index = latin_index(b->before, b->v);
    const uint8x16x4_t leads = load_half_rows(table->latin_lead_rows, every(0));
    const uint8x16x4_t trails = load_half_rows(table->latin_trail_rows, every(0));
    return either(one_back(look_up_half(leads, index)), look_up_half(trails, index));
}

// MARK: Folding

/// Adds what no table of letters has, scalar by scalar.
static __attribute__((noinline)) void add_odd(
    const struct artok_fold_table *table, const uint8_t *s, size_t left, uint64_t odd, struct outcome *c) {
    uint8_t bytes[BLOCK];
    store_wide(bytes, c->becomes);
    while (odd) {
        unsigned i = lowest_bit(odd);
        uint64_t first = 1ull << i;
        if (c->stops & below(i)) { break; }
        uint32_t scalar;
        unsigned length = artok_decode(s + i, left - i, &scalar);
        artok_fold_action action = length > 0 ? artok_action(table, scalar) : ARTOK_FOLD_COMPLEX;
        uint32_t kind = action & 7, becomes = action >> 3;
        bool starts = kind == ARTOK_FOLD_KEEP || kind == ARTOK_FOLD_REPLACE;
        if (i + length > BLOCK) {
            // The next block has it.
            c->base = (c->base & below(i)) | (starts ? first : 0);
            break;
        }
        uint64_t all = below(length) << i;
        odd &= ~all;
        unsigned written = kind == ARTOK_FOLD_KEEP ? length : artok_encoded_length(becomes);
        if (kind == ARTOK_FOLD_KEEP) {
            memcpy(bytes + i, s + i, length);
        } else if (kind == ARTOK_FOLD_REPLACE && written <= length && becomes != ' ') {
            artok_encode(becomes, written, bytes + i);
            c->starts |= first;
            c->ends |= first << (length - 1);
        } else if (kind == ARTOK_FOLD_REMOVE && i > 0 && bytes[i - 1] != ' ' && !(c->mark >> length >> 1 & first)) {
            // A space or a mark behind it would have to look back over it.
            c->removed |= all;
            written = 0;
        } else {
            c->stops |= first;
            break;
        }
        if (starts) { c->base |= first; }
        c->kept |= below(written) << i;
    }
    c->becomes = load_wide(bytes);
}

/// What a block becomes, as far as the tables tell.
ARTOK_INLINE struct outcome outcome_of(
    const struct artok_fold_table *table, const struct fold_tables *tables, struct text_block *b,
    const bool joins_spaces, const bool keeps_marks) {
    struct outcome c = {.becomes = look_up_letters(table, tables, b)};
    if (__builtin_expect(b->odd != 0 || b->has_upper, false)) {
        if (b->has_upper) { c.becomes = either(c.becomes, look_up_upper(table, b)); }
        uint64_t latin = equal_to(b->v, 0xC2);
        if (latin) {
            // « and » are as frequent as Arabic quotations.
            c.becomes = either(c.becomes, look_up_latin(table, b));
            b->lead |= latin;
            b->trail |= latin << 1;
            b->odd &= ~(latin | latin << 1);
            b->missing = b->trail & ~b->following;
        }
    }
    uint64_t lead = b->lead, trail = b->trail;
    uint64_t something = ~equal_to(c.becomes, 0);
    uint64_t removed_trail = trail & ~something;
    c.kept = something | b->ascii;
    c.removed = removed_trail | removed_trail >> 1;
    uint64_t changed = ~equal_bytes(c.becomes, b->v) & c.kept;
    uint64_t letter_ends = trail & (changed | changed << 1) & something;
    c.starts = (changed & b->ascii) | letter_ends >> 1;
    c.ends = (changed & b->ascii) | letter_ends;
    c.stops = equal_to(c.becomes, ARTOK_ROW_STOP) | b->missing;
    if (keeps_marks) {
        struct wide rank = ranks_of(table, &tables->ranks, b);
        c.mark = ~equal_to(rank, 0) & ~equal_to(rank, ARTOK_FOLD_STOP);
        // What does not stay has the highest rank; but of that, a replaced letter takes marks.
        c.stops |= late_marks(rank) & ~(c.ends << 2);
    }
    if (joins_spaces) {
        uint64_t space = equal_to(c.becomes, ' '), doubled = space & space << 1 & b->ascii;
        c.removed |= doubled;
        c.kept &= ~doubled;
        c.starts &= ~doubled;
        c.ends &= ~doubled;
        // A space behind a removed mark would have to look back over it, and so would a mark behind a space.
        c.stops |= (space << 1 & removed_trail >> 1) | (doubled << 1 & c.mark >> 1);
    }
    // Whether the letter starts something new whose first byte is the last one is not known.
    uint64_t cut_letter = lead & 1ull << (BLOCK - 1);
    c.base = (b->ascii | lead) & ~(c.removed | c.mark >> 1 | cut_letter);
    return c;
}

/// The last place to cut a block at, where something new starts; 0 if there is none before the first of `stops`.
ARTOK_INLINE unsigned cut_of(uint64_t base, uint64_t stops) {
    base &= below(lowest_bit(stops)) & ~1ull;
    return base ? BLOCK - 1 - (unsigned)__builtin_clzll(base) : 0;
}

/// Stops at second bytes are stops at first ones.
ARTOK_INLINE uint64_t at_first_bytes(uint64_t stops, uint64_t trail) { return stops | (stops & trail) >> 1; }

/// Copies a block up to the first of the stops that are returned.
ARTOK_INLINE uint64_t copy_block(
    const struct artok_fold_table *table, const struct fold_tables *tables, const struct artok_fold_state *text,
    struct place *at) {
    const uint8_t *s = text->source + at->source;
    const struct text_block b = look_at(load_wide(s));
    struct wide rank = ranks_of(table, &tables->ranks, &b);
    uint64_t stops = unsteady_bytes(table, &b, rank);
    if (__builtin_expect(b.odd != 0, false)) {
        stops |= unsteady_odd(table, s, text->source_count - at->source, b.odd, b.first);
    }
    // Cut at its last ASCII byte, a block does not make the next one wait for the tables, which are most of the work.
    unsigned cut = cut_of(b.ascii, 0);
    if (__builtin_expect(stops || cut == 0, false)) {
        stops = at_first_bytes(stops, b.trail);
        uint64_t mark = ~equal_to(rank, 0), cut_letter = b.lead & 1ull << (BLOCK - 1);
        cut = cut_of((b.ascii | b.first) & ~(mark >> 1 | cut_letter), stops);
    }
    store_wide(text->output + at->output, b.v);
    at->source += cut;
    at->output += cut;
    return cut > 0 ? stops : stops | 1;
}

/// Folds a block up to the first of the stops that are returned.
ARTOK_INLINE uint64_t change_block(
    const struct artok_fold_table *table, const struct fold_tables *tables, const struct artok_fold_state *text,
    struct place *at, const bool joins_spaces, const bool keeps_marks) {
    const uint8_t *s = text->source + at->source;
    struct text_block b = look_at(load_wide(s));
    struct outcome c = outcome_of(table, tables, &b, joins_spaces, keeps_marks);
    if (__builtin_expect(b.odd != 0, false)) {
        // A copy, so that the outcome of other blocks stays in registers.
        struct outcome whole = c;
        add_odd(table, s, text->source_count - at->source, b.odd, &whole);
        c = whole;
    }
    uint64_t stops = at_first_bytes(c.stops, b.trail);
    unsigned cut = cut_of(c.base, stops);
    write_block(text, at, c, cut);
    return cut > 0 ? stops : stops | 1;
}

/// Goes on scalar by scalar to the first one behind `stop` that starts something new. False if it does not get there.
static __attribute__((noinline)) bool step_beyond(
    const struct artok_fold_table *table, const struct artok_fold_state *text, struct place *at, size_t stop) {
    struct artok_fold_state state = *text;
    state.source_offset = at->source;
    state.output_count = at->output;
    state.edit_count = at->edit;
    struct artok_cursor cursor = artok_cursor_at(&state);
    bool goes_on = true;
    while (goes_on && cursor.base_source <= stop) {
        goes_on = cursor.source < text->source_count && artok_has_room(text, &cursor) &&
                  artok_fold_step(table, text, &cursor);
    }
    *at = (struct place){cursor.base_source, cursor.base_output, cursor.base_edit};
    return goes_on;
}

ARTOK_INLINE bool has_room(const struct artok_fold_state *text, struct place at) {
    return text->source_count - at.source >= BLOCK && text->output_capacity - at.output >= BLOCK &&
           (!text->edits || text->edit_capacity - at.edit >= BLOCK + EDITS_AT_ONCE);
}

ARTOK_INLINE void fold(
    const struct artok_fold_table *table, struct artok_fold_state *state, const bool changes, const bool joins_spaces,
    const bool keeps_marks) {
    const struct artok_fold_state text = *state;
    const struct fold_tables tables = load_fold(table);
    struct place at = {text.source_offset, text.output_count, text.edit_count};
    bool goes_on = true;
    while (goes_on && has_room(&text, at)) {
        const size_t start = at.source;
        uint64_t stops = 1;
        // At the text's start the output may already end with a space, which only a step looks at.
        if (start > 0) {
            stops = changes ? change_block(table, &tables, &text, &at, joins_spaces, keeps_marks)
                            : copy_block(table, &tables, &text, &at);
        }
        if (stops) {
            // Neither `at` nor `text`, which stay in registers.
            struct place next = at;
            goes_on = step_beyond(table, state, &next, start + lowest_bit(stops));
            at = next;
        }
    }
    state->source_offset = at.source;
    state->output_count = at.output;
    state->edit_count = at.edit;
    if (goes_on) { artok_fold_scalar(table, state); }
}

void artok_fold_neon(const struct artok_fold_table *table, struct artok_fold_state *state) {
    if (!table->changes_ascii && !table->changes_arabic) {
        fold(table, state, false, false, false);
    } else if (table->keeps_marks) {
        fold(table, state, true, table->joins_spaces, true);
    } else if (table->joins_spaces) {
        fold(table, state, true, true, false);
    } else {
        fold(table, state, true, false, false);
    }
}

#endif
