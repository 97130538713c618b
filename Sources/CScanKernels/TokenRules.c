#include "TokenRules.h"

static inline uint64_t bit(unsigned position) { return position < 64 ? 1ull << position : 0; }
/// The bytes from `start` to before `end`.
static inline uint64_t bytes(unsigned start, unsigned end) {
    return (end < 64 ? (1ull << end) - 1 : ~0ull) & ~((1ull << start) - 1);
}

static unsigned length_by_lead(uint8_t lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

/// The class of a scalar from U+0800 on, its role in the upper byte.
static unsigned class_on_page(const struct artok_token_table *table, uint32_t scalar) {
    unsigned page = scalar >> 8 < 512 ? table->page_of[scalar >> 8] : 0;
    if (page == 0) { return 0; }
    return table->pages[page - 1][scalar & 0xFF] | (unsigned)table->page_roles[page - 1][scalar & 0xFF] << 8;
}

static unsigned role_at(const struct artok_token_table *table, const uint8_t *s, unsigned length) {
    uint32_t scalar;
    if (length == 1) { return table->ascii_roles[s[0] & 0x7F]; }
    if (length == 2) {
        return s[0] == 0xC2 ? table->latin_roles[s[1] & 0x3F] : table->arabic_roles[(s[0] & 3) << 6 | (s[1] & 0x3F)];
    }
    return artok_decode(s, length, &scalar) ? class_on_page(table, scalar) >> 8 : 0;
}

/// Looks up what has three or four bytes.
static void add_long_scalars(const struct artok_token_table *table, struct artok_token_block *b) {
    uint64_t other = b->other & b->range_and_end;
    while (other) {
        unsigned start = (unsigned)__builtin_ctzll(other);
        uint32_t scalar;
        unsigned length = b->s[start] >= 0xE0 ? artok_decode(b->s + start, ARTOK_TOKEN_BLOCK - start, &scalar) : 0;
        unsigned class = length ? class_on_page(table, scalar) : 0;
        if ((class & 0xFF) == 0) {
            b->bad |= bit(start);
            other &= other - 1;
            continue;
        }
        uint64_t all = bytes(start, start + length);
        other &= ~all;
        b->first |= bit(start);
        b->known |= all;
        if (class & ARTOK_TOKEN_LETTER) { b->letter |= all; }
        if (class & ARTOK_TOKEN_MARK) { b->mark |= all; }
        if (class & ARTOK_TOKEN_SPECIAL) { b->special |= all; }
        if ((class & ARTOK_TOKEN_KIND) == ARTOK_TOKEN_PUNCTUATION) { b->runs |= all; }
        b->classes[start + length - 1] = (uint8_t)class;
    }
}

/// Punctuation marks like the one before them, by their first bytes.
static uint64_t repeated_marks(const struct artok_token_block *b) {
    uint64_t repeated = 0;
    for (uint64_t left = b->runs & b->first & b->runs << 1 & b->range; left; left &= left - 1) {
        unsigned start = (unsigned)__builtin_ctzll(left), length = length_by_lead(b->s[start]);
        if (start >= length && memcmp(b->s + start, b->s + start - length, length) == 0) { repeated |= bit(start); }
    }
    return repeated;
}

/// What the special scalars of a block join.
struct joints {
    /// Marks that have become part of what stands before and behind them; percent signs of numbers.
    uint64_t joined, percent;
    uint64_t hyphens;
};

/// `.` and its like behind a letter or digit.
static bool joins(
    const struct artok_token_table *table, struct artok_token_block *b, unsigned role, uint64_t before, uint64_t behind,
    uint64_t loose) {
    const uint64_t core = (b->letter | b->digit | b->latin) & ~loose;
    if (table->is_unicode) {
        // WB6, WB7, WB11, WB12, with WB4: a mark behind the joiner would be passed over.
        if (!(before & core)) { return false; }
        if (behind & b->mark) { b->bad |= before; }
        if (before & b->digit) { return (behind & b->digit) && (role & ARTOK_ROLE_JOINS_DIGITS); }
        return (behind & (b->letter | b->latin)) && (role & ARTOK_ROLE_JOINS_LETTERS);
    }
    // joins: an Arabic letter is joined to nothing.
    if (!(before & (b->digit | b->latin))) { return false; }
    // part: digits around it. link: its head then has no Latin letter (see `mend_contacts`), so it is neither scheme nor
    // domain. date: needs `/` or `-`, which join no digits here.
    if ((before & b->digit) && (behind & b->digit) && (role & ARTOK_ROLE_JOINS_DIGITS)) { return true; }
    // joins, link, date: all need a letter, a digit or one more such mark behind it; `www.` any letter.
    if (behind & (b->digit | b->latin | b->special)) { b->bad |= before; }
    if ((before & b->latin) && (behind & b->letter)) { b->bad |= before; }
    return false;
}

static struct joints join_marks(const struct artok_token_table *table, struct artok_token_block *b, uint64_t loose) {
    struct joints joints = {0, 0, 0};
    const uint64_t alphanumeric = b->digit | b->latin;
    for (uint64_t left = b->special & b->first & b->range; left; left &= left - 1) {
        unsigned start = (unsigned)__builtin_ctzll(left), length = length_by_lead(b->s[start]);
        uint64_t all = bytes(start, start + length);
        uint64_t before = bit(start) >> 1, behind = bit(start + length);
        unsigned role = role_at(table, b->s + start, length);
        if (role & ARTOK_ROLE_TATWEEL) {
            // wordToken: whether a word begins here depends on all that follows.
            if (!(before & b->letter & ~loose)) { b->bad |= bit(start); }
        }
        if (role & ARTOK_ROLE_JOINER && joins(table, b, role, before, behind, loose)) { joints.joined |= all; }
        if (role & ARTOK_ROLE_HYPHEN) {
            // partJoined, prefixedNumber, date, link: between Arabic letters without digits it is a mark.
            if ((before | behind) & alphanumeric) { b->bad |= bit(start); }
            joints.hyphens |= all;
        }
        if (role & ARTOK_ROLE_PERCENT) {
            // word: belongs to the digits before it. prefixedNumber: not to those behind it, so there must be none.
            if ((behind & (alphanumeric | b->special)) || (before & (b->latin | joints.percent))) { b->bad |= bit(start); }
            if (before & b->digit) {
                joints.percent |= all;
                b->classes[start + length - 1] = ARTOK_TOKEN_NUMBER;
            }
        }
        // mark and pictograph: they take marks; WB3c: a joiner takes a pictograph.
        if (role & ARTOK_ROLE_TAKES_MARKS) {
            if (!table->is_unicode && (behind & b->mark)) { b->bad |= bit(start); }
            if (table->is_unicode && (before & b->mark)) { b->bad |= bit(start); }
        }
    }
    return joints;
}

/// Letters and digits in contact are one word, whatever it ends with.
static void mend_contacts(
    const struct artok_token_table *table, struct artok_token_block *b, uint64_t core, const struct joints *joints,
    uint64_t contacts) {
    while (contacts) {
        unsigned position = (unsigned)__builtin_ctzll(contacts);
        uint64_t gaps = ~core & bytes(0, position);
        unsigned start = gaps ? 64 - (unsigned)__builtin_clzll(gaps) : 0;
        gaps = ~core & ~bytes(0, position);
        unsigned end = gaps ? (unsigned)__builtin_ctzll(gaps) : 64;
        uint64_t run = bytes(start, end);
        contacts &= ~run;
        if (!table->is_unicode) {
            // partJoined: has both letters and digits. word: no percent sign. link: a dot and a Latin letter.
            bool is_bad = ((bit(start) >> 1 | bit(end)) & joints->hyphens) || (run & joints->percent) ||
                          ((run & joints->joined) && (run & b->latin));
            if (is_bad) { b->bad |= bit(start); }
        }
        b->classes[end - 1] = run & (b->letter | b->latin) ? ARTOK_TOKEN_WORD : ARTOK_TOKEN_NUMBER;
    }
}

/// The sets of a block that only this file looks at.
static void complete_sets(struct artok_token_block *b) {
    const uint64_t trail = b->lead << 1;
    b->known = ~((b->mark & ~b->letter) | b->other | b->ill_formed);
    // Control characters are not known.
    b->space &= b->known;
    b->mark &= b->letter;
    b->special &= ~b->space;
    b->latin = b->core & ~(b->letter | b->digit);
    b->runs &= ~b->space;
    // Where a second byte is none, classes mean nothing, and the text may end in between.
    b->first = ~(trail | b->other | b->ill_formed | b->ill_formed >> 1);
}

/// Everything that can be told from a block but its white space.
static void find_tokens(const struct artok_token_table *table, struct artok_token_block *b) {
    b->bad = b->ill_formed & b->range_and_end;
    complete_sets(b);
    add_long_scalars(table, b);
    b->bad |= b->range_and_end & ~b->known;
    const uint64_t ends = b->first >> 1 | 1ull << 63, alphanumeric = b->digit | b->latin;
    uint64_t core = b->letter | alphanumeric;
    // part: a mark behind a digit or Latin letter is passed over when the next joiner comes. Not followed up here.
    b->bad |= alphanumeric << 1 & b->mark & b->range;

    // Marks at the start of a run of letters: adding carries through them.
    uint64_t loose_starts = core & ~(core << 1) & b->mark;
    uint64_t loose = b->mark & ~(b->mark + loose_starts);
    struct joints joints = join_marks(table, b, loose);
    core = (core & ~loose) | joints.joined | joints.percent;
    uint64_t single = b->known & ~(core | b->space | loose);
    uint64_t again = table->is_unicode ? 0 : repeated_marks(b) & single;

    // A percent sign ends its number, also before a letter.
    const uint64_t percent = joints.percent;
    b->starts = (core & ~(core << 1)) | (percent << 1 & core & ~percent) | (single & b->first & ~again);
    b->ends = (core & ~(core >> 1)) | (percent & ~(percent >> 1)) | (single & ends & ~(again >> 1));
    if (table->is_unicode) {
        // WB4: they belong to the mark before them, or to white space.
        b->bad |= loose_starts & ~(single << 1) & b->range;
        b->ends &= ~(loose_starts >> 1);
    } else {
        // endOfBaseless
        b->starts |= loose_starts;
    }
    for (uint64_t left = loose & ~(loose >> 1) & b->range; left; left &= left - 1) {
        unsigned end = (unsigned)__builtin_ctzll(left);
        uint64_t starts = loose_starts & bytes(0, end);
        unsigned start = 63 - (unsigned)__builtin_clzll(starts | 1);
        b->ends |= bit(end);
        b->classes[end] = table->is_unicode && start > 0 ? b->classes[start - 1] : ARTOK_TOKEN_OTHER;
    }
    uint64_t starts = (b->letter & ~loose & ~((b->letter & ~loose) << 1)) | (b->digit & ~(b->digit << 1)) |
                      (b->latin & ~(b->latin << 1));
    mend_contacts(table, b, core, &joints, starts & core << 1 & ~((joints.joined | percent) << 1) & b->range);
}

/// Where the first chunk starts that is bad; where the white space before it starts if that is to be a token.
static unsigned bad_chunk(const struct artok_token_block *b, bool gives_spaces) {
    const uint64_t before = bytes(0, (unsigned)__builtin_ctzll(b->bad));
    uint64_t space = b->space & before;
    if (gives_spaces) {
        space &= ~(space << 1);
        return space ? 63 - (unsigned)__builtin_clzll(space) : 0;
    }
    return space ? 64 - (unsigned)__builtin_clzll(space) : 0;
}

bool artok_open_tokens(const struct artok_token_table *table, struct artok_token_block *b, bool gives_spaces) {
    if (b->done == 0) {
        b->starts = b->ends = 0;
        return true;
    }
    find_tokens(table, b);
    if (b->bad) {
        b->done = bad_chunk(b, gives_spaces);
        b->range = bytes(0, b->done);
    }
    b->starts = (b->starts | b->space_starts) & b->range;
    b->ends = (b->ends | b->space_ends) & b->range;
    return b->bad != 0;
}

static void mark_unknown(uint8_t *classes, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        if (classes[i] == 0) { classes[i] = ARTOK_TOKEN_UNKNOWN; }
    }
}

static void make_rows(uint8_t (*rows)[16], const uint8_t *classes) {
    for (unsigned i = 0; i < 128; i++) {
        rows[i >> 4][i & 15] = classes[i] ^ (i < 16 ? ARTOK_TOKEN_UNKNOWN : classes[i - 16]);
    }
}

void artok_token_table_finish(struct artok_token_table *table) {
    mark_unknown(table->ascii, sizeof table->ascii);
    mark_unknown(table->latin, sizeof table->latin);
    mark_unknown(table->arabic, sizeof table->arabic);
    make_rows(table->ascii_rows, table->ascii);
    make_rows(table->arabic_rows, table->arabic);
}
