#include "AVX512.h"
#include "FoldStep.h"

#if ARTOK_X86

#include <immintrin.h>

// A block of 64 bytes is looked up, compressed and written at once. It always starts with a scalar that starts something
// new and is done up to such a scalar, so no letter, no run of removed marks and no mark with its letter is ever cut.
// That makes each block wait for where the one before ends: by its last ASCII byte if it has one, which is known 20 cycles
// after the load. Ending at the last scalar of any kind that starts something new, known after 50, took 1.3 times as long.
//
// A block of nothing but ASCII and two-byte Arabic letters that the table knows is done in the loop; any other by
// `careful_block`, which does the same and more. Having all in one loop spilled most of its masks: again 1.3 times.

/// The edits of a block, by the bytes where each starts and ends and those that are kept. What is written starts where the
/// source does, less what the edits before took away.
ARTOK_AVX512 ARTOK_INLINE void write_edits(
    struct artok_fold_edit *edits, size_t room, uint64_t starts, uint64_t ends, uint64_t kept, size_t source,
    size_t output) {
    unsigned count = (unsigned)_mm_popcnt_u64(starts);
    __m512i start = _mm512_maskz_compress_epi8(starts, lanes());
    __m512i end = _mm512_maskz_compress_epi8(ends, lanes());
    // A written letter has its last byte, and its first one if that is another.
    uint64_t kept_last = _pext_u64(kept, ends), kept_first = _pext_u64(kept & ~ends, starts);
    // Edit k is the 16 bytes [k, -, -, 16 + k, - - - -, 32 + k, -, -, 48 + k, - - - -].
    const __mmask64 used = 0x0909090909090909;
    const __m512i four = _mm512_set1_epi8(4);
    const __m512i bases =
        _mm512_mask_set1_epi64(_mm512_set1_epi64((long long)source << 24), 0xAA, (long long)output << 24);
    unsigned taken = 0;
    for (unsigned done = 0;;) {
        // Sixteen at a time; behind the last there are bytes without meaning, which reach only bytes behind them.
        __m128i s = _mm512_castsi512_si128(start);
        __m128i l = _mm_add_epi8(_mm_sub_epi8(_mm512_castsi512_si128(end), s), _mm_set1_epi8(1));
        __m128i w = _mm_sub_epi8(
            _mm_maskz_set1_epi8((__mmask16)kept_last, 1), _mm_maskz_set1_epi8((__mmask16)kept_first, -1));
        __m128i less = _mm_sub_epi8(l, w);
        __m128i sum = _mm_add_epi8(less, _mm_slli_si128(less, 1));
        sum = _mm_add_epi8(sum, _mm_slli_si128(sum, 2));
        sum = _mm_add_epi8(sum, _mm_slli_si128(sum, 4));
        sum = _mm_add_epi8(sum, _mm_slli_si128(sum, 8));
        __m128i place = _mm_sub_epi8(_mm_sub_epi8(s, _mm_sub_epi8(sum, less)), _mm_set1_epi8((char)taken));
        // Four registers of 16 in one: 0 the lengths, 16 the starts, 32 what is written, 48 where.
        __m512i all = _mm512_inserti32x4(
            _mm512_inserti32x4(_mm512_inserti32x4(_mm512_castsi128_si512(l), s, 1), w, 2), place, 3);
        __m512i index = _mm512_set_epi32(
            0, 0x33000023, 0, 0x13000003, 0, 0x32000022, 0, 0x12000002, 0, 0x31000021, 0, 0x11000001, 0, 0x30000020, 0,
            0x10000000);
        // Eight at once without asking how many, and sixteen: most blocks of news have up to eight.
        for (unsigned half = 0; half < 2; half++) {
            __m512i first = _mm512_add_epi64(_mm512_maskz_permutexvar_epi8(used, index, all), bases);
            index = _mm512_add_epi8(index, four);
            __m512i second = _mm512_add_epi64(_mm512_maskz_permutexvar_epi8(used, index, all), bases);
            index = _mm512_add_epi8(index, four);
            if (room - done >= 8) {
                _mm512_storeu_si512(edits + done, first);
                _mm512_storeu_si512(edits + done + 4, second);
            } else {
                uint64_t some = below(2 * (count - done));
                _mm512_mask_storeu_epi64(edits + done, (__mmask8)some, first);
                _mm512_mask_storeu_epi64(edits + done + 4, (__mmask8)(some >> 8), second);
            }
            done += 8;
            if (done >= count) { return; }
        }
        taken += (unsigned)_mm_extract_epi8(sum, 15);
        kept_last >>= 16;
        kept_first >>= 16;
        start = _mm512_alignr_epi64(start, start, 2);
        end = _mm512_alignr_epi64(end, end, 2);
    }
}

/// The tables in registers.
struct wide_fold {
    struct wide_table leads, trails;
    __m512i ascii_low, ascii_high;
};

ARTOK_AVX512 ARTOK_INLINE struct wide_fold load_fold(const struct artok_fold_table *table) {
    return (struct wide_fold){
        load_table(table->lead),
        load_table(table->trail),
        _mm512_loadu_si512(table->ascii),
        _mm512_loadu_si512(table->ascii + 64),
    };
}

/// Where a kernel stands.
struct place {
    size_t source, output, edit;
};

/// What a block becomes, as far as the tables tell.
struct block {
    __m512i v, becomes;
    /// First and second bytes of the letters that the tables have: `arabic` are second ones of U+0600...U+06FF.
    uint64_t valid, ascii, high, lead, trail, arabic;
    /// Bytes that are first or second ones of something else.
    uint64_t other;
    /// Second bytes of U+0680...U+06FF, among others.
    uint64_t upper;
    __m512i index;
    /// Where it is done to, if nothing is wrong before that; 0 if it has no such place.
    unsigned cut;
};

ARTOK_AVX512 ARTOK_INLINE struct block look_at(
    const struct artok_fold_table *table, const struct wide_fold *tables, const struct artok_fold_state *text, size_t at,
    const bool joins_spaces, const bool is_inside) {
    struct block b;
    const uint8_t *s = text->source + at;
    // The byte before each, the first one's does not matter; the byte behind each.
    __m512i before, behind;
    if (is_inside) {
        b.valid = ~0ull;
        b.v = _mm512_loadu_si512(s);
        before = _mm512_loadu_si512(s - 1);
        behind = _mm512_loadu_si512(s + 1);
    } else {
        size_t left = text->source_count - at;
        b.valid = left >= 64 ? ~0ull : below((unsigned)left);
        b.v = _mm512_maskz_loadu_epi8(b.valid, s);
        before = _mm512_maskz_loadu_epi8(b.valid & ~1ull, (const uint8_t *)((uintptr_t)s - 1));
        behind = _mm512_maskz_loadu_epi8(b.valid >> (left <= 64), s + 1);
    }

    // The last ASCII byte starts something new unless it is white space behind white space.
    b.high = _mm512_movepi8_mask(b.v);
    b.ascii = ~b.high & b.valid;
    uint64_t starters = b.ascii;
    if (joins_spaces) {
        uint64_t blank = _mm512_cmple_epu8_mask(b.v, _mm512_set1_epi8(' '));
        starters &= ~(blank & blank << 1);
    }
    b.cut = 63 - (unsigned)_lzcnt_u64(starters | 1);

    b.lead = _mm512_cmpeq_epi8_mask(
        _mm512_and_si512(b.v, _mm512_set1_epi8((char)0xFC)), _mm512_set1_epi8((char)0xD8));
    b.trail = b.lead << 1;
    b.arabic = b.trail;
    b.index = artok_arabic_index(before, b.v);
    __m512i lead_index = artok_arabic_index(b.v, behind);
    __m512i t = _mm512_permutex2var_epi8(tables->trails.part[0], b.index, tables->trails.part[1]);
    __m512i l = _mm512_permutex2var_epi8(tables->leads.part[0], lead_index, tables->leads.part[1]);
    b.upper = _mm512_movepi8_mask(b.index);
    if (b.upper & b.arabic) {
        // Not in Arabic, but in Persian and Urdu.
        t = _mm512_mask_mov_epi8(
            t, b.upper, _mm512_permutex2var_epi8(tables->trails.part[2], b.index, tables->trails.part[3]));
        l = _mm512_mask_mov_epi8(
            l, b.upper >> 1, _mm512_permutex2var_epi8(tables->leads.part[2], lead_index, tables->leads.part[3]));
    }
    uint64_t second_bit = _mm512_movepi8_mask(_mm512_slli_epi16(b.v, 1));
    uint64_t leads = b.high & second_bit;
    if (leads != b.lead) {
        uint64_t latin = _mm512_cmpeq_epi8_mask(b.v, _mm512_set1_epi8((char)0xC2));
        __m512i latin_trail = _mm512_loadu_si512(table->latin_trail), latin_lead = _mm512_loadu_si512(table->latin_lead);
        t = _mm512_mask_permutexvar_epi8(t, latin << 1, b.v, latin_trail);
        l = _mm512_mask_permutexvar_epi8(l, latin, behind, latin_lead);
        b.lead |= latin;
        b.trail |= latin << 1;
    }
    b.other = (leads ^ b.lead) | ((b.high ^ leads) ^ b.trail);
    b.becomes = _mm512_permutex2var_epi8(tables->ascii_low, b.v, tables->ascii_high);
    b.becomes = _mm512_mask_mov_epi8(b.becomes, b.trail, t);
    b.becomes = _mm512_mask_mov_epi8(b.becomes, b.lead, l);
    return b;
}

/// Marks that stay, and which of them are out of order: by their second bytes.
ARTOK_AVX512 ARTOK_INLINE uint64_t late_marks(
    const struct artok_fold_table *table, const struct block *b, uint64_t replaced, uint64_t *marks) {
    const struct wide_table ranks = load_table(table->rank);
    __m512i rank = _mm512_maskz_mov_epi8(b->arabic, look_up(&ranks, b->index, b->upper));
    __m512i rank_before = _mm512_permutexvar_epi8(_mm512_sub_epi8(lanes(), _mm512_set1_epi8(2)), rank);
    *marks = _mm512_test_epi8_mask(rank, rank) &
             _mm512_cmpneq_epi8_mask(rank, _mm512_set1_epi8((char)ARTOK_FOLD_STOP));
    // What does not stay has the highest rank; but of that, a replaced letter takes marks.
    return _mm512_cmpgt_epu8_mask(rank_before, rank) & *marks & ~(replaced << 2);
}

/// Writes the first `cut` bytes of a block. False if there is no room.
ARTOK_AVX512 ARTOK_INLINE bool write_block(
    const struct artok_fold_state *text, struct place *at, unsigned cut, __m512i becomes, uint64_t kept,
    uint64_t removed, uint64_t starts, uint64_t ends) {
    uint64_t done = below(cut);
    kept &= done;
    unsigned count = (unsigned)_mm_popcnt_u64(kept);
    size_t room = text->output_capacity - at->output;
    if (count > room) { return false; }
    if (text->edits) {
        starts = (starts | (removed & ~(removed << 1))) & done;
        ends = (ends | (removed & ~(removed >> 1))) & done;
        if (starts) {
            size_t edit_room = text->edit_capacity - at->edit;
            unsigned edits = (unsigned)_mm_popcnt_u64(starts);
            if (edits > edit_room) { return false; }
            write_edits(text->edits + at->edit, edit_room, starts, ends, kept, at->source, at->output);
            at->edit += edits;
        }
    }
    __m512i packed = _mm512_maskz_compress_epi8(kept, becomes);
    if (room >= 64) {
        _mm512_storeu_si512(text->output + at->output, packed);
    } else {
        _mm512_mask_storeu_epi8(text->output + at->output, below(count), packed);
    }
    at->source += cut;
    at->output += count;
    return true;
}

/// A block with anything in it. False if nothing of it can be done.
ARTOK_AVX512 static __attribute__((noinline)) bool careful_block(
    const struct artok_fold_table *table, const struct artok_fold_state *text, struct place *at) {
    const bool joins_spaces = table->joins_spaces, keeps_marks = table->keeps_marks;
    const struct wide_fold tables = load_fold(table);
    const struct block b = look_at(table, &tables, text, at->source, joins_spaces, false);
    const uint8_t *s = text->source + at->source;
    size_t left = text->source_count - at->source;
    __m512i becomes = b.becomes;

    uint64_t something = _mm512_test_epi8_mask(becomes, becomes);
    uint64_t stops = _mm512_cmpeq_epi8_mask(becomes, _mm512_set1_epi8((char)ARTOK_FOLD_STOP));
    uint64_t follows = b.high & ~_mm512_movepi8_mask(_mm512_slli_epi16(b.v, 1));
    uint64_t stop = ~b.valid | (stops & b.ascii) | (b.trail & (stops | ~follows)) >> 1;
    uint64_t removed_trail = b.trail & ~something;
    uint64_t removed = removed_trail | removed_trail >> 1;
    uint64_t kept = something | b.ascii;
    uint64_t changed = _mm512_cmpneq_epi8_mask(becomes, b.v) & kept;
    uint64_t ends = (changed & b.ascii) | (b.trail & (changed | changed << 1) & something);
    uint64_t starts = (ends & b.ascii) | (ends & b.trail) >> 1;
    uint64_t space = 0, doubled = 0, mark = 0;
    if (joins_spaces) {
        space = _mm512_cmpeq_epi8_mask(becomes, _mm512_set1_epi8(' ')) & b.ascii;
        doubled = space & space << 1;
        removed |= doubled;
        kept &= ~doubled;
        starts &= ~doubled;
        ends &= ~doubled;
        // A space behind that would have to look back over what is removed.
        stop |= space << 1 & removed_trail >> 1;
    }
    // A mark behind a space that goes has to look back over it.
    if (keeps_marks) { stop |= (late_marks(table, &b, ends, &mark) | (doubled << 2 & mark)) >> 1; }

    uint64_t other = b.high & ~(b.lead | b.trail), other_base = 0, gone = 0;
    uint64_t open = other;
    while (open) {
        unsigned i = (unsigned)_tzcnt_u64(open);
        if (stop & below(i)) { break; }
        uint32_t scalar;
        unsigned length = artok_decode(s + i, left - i, &scalar);
        artok_fold_action action = length == 0 || i + length > 64 ? ARTOK_FOLD_COMPLEX : artok_action(table, scalar);
        unsigned kind = action & 7;
        uint64_t first = 1ull << i, all = below(length) << i;
        open &= ~all;
        if (kind == ARTOK_FOLD_KEEP) {
            other_base |= first;
            kept |= all;
            becomes = _mm512_mask_mov_epi8(becomes, all, b.v);
        } else if (kind == ARTOK_FOLD_REMOVE && !(i > 0 && space >> (i - 1) & 1)) {
            removed |= all;
            gone |= all;
            kept &= ~all;
        } else if (kind == ARTOK_FOLD_REPLACE && action >> 3 < 0x800) {
            // One or two bytes, the last one and the first: where `write_edits` counts them.
            uint32_t c = action >> 3;
            uint64_t last = first << (length - 1);
            kept = (kept & ~all) | last;
            becomes = _mm512_mask_set1_epi8(becomes, last, (char)(c < 0x80 ? c : 0x80 | (c & 0x3F)));
            if (c >= 0x80) {
                kept |= first;
                becomes = _mm512_mask_set1_epi8(becomes, first, (char)(0xC0 | c >> 6));
            }
            other_base |= first;
            starts |= first;
            ends |= last;
        } else {
            stop |= first;
            break;
        }
    }
    // A mark behind one of those that went has to look back over it, too.
    stop |= gone << 1 & mark >> 1;

    uint64_t base = (b.ascii & ~doubled) | (b.lead & ~(1ull << 63) & ~removed & ~(mark >> 1)) | other_base;
    base &= (stop ? _blsmsk_u64(stop) >> 1 : ~0ull) & ~1ull;
    if (!base) { return false; }
    unsigned cut = 63 - (unsigned)_lzcnt_u64(base);
    return write_block(text, at, cut, becomes, kept, removed, starts, ends);
}

ARTOK_AVX512 ARTOK_INLINE void fold(
    const struct artok_fold_table *table, struct artok_fold_state *state, const bool joins_spaces, const bool keeps_marks) {
    const struct artok_fold_state text = *state;
    const struct wide_fold tables = load_fold(table);
    struct place at = {text.source_offset, text.output_count, text.edit_count};

    while (at.source < text.source_count) {
        // A byte stands before the block, and one behind it.
        if (at.source == 0 || text.source_count - at.source < 65) {
            if (!careful_block(table, &text, &at)) { break; }
            continue;
        }
        const struct block b = look_at(table, &tables, &text, at.source, joins_spaces, true);
        uint64_t something = _mm512_test_epi8_mask(b.becomes, b.becomes);
        uint64_t bad = b.other | _mm512_cmpeq_epi8_mask(b.becomes, _mm512_set1_epi8((char)ARTOK_FOLD_STOP));
        uint64_t removed_trail = b.trail & ~something;
        uint64_t removed = removed_trail | removed_trail >> 1;
        uint64_t kept = something | b.ascii;
        uint64_t doubled = 0;
        if (joins_spaces) {
            uint64_t space = _mm512_cmpeq_epi8_mask(b.becomes, _mm512_set1_epi8(' ')) & b.ascii;
            doubled = space & space << 1;
            removed |= doubled;
            kept &= ~doubled;
            bad |= space << 1 & removed_trail >> 1;
        }
        uint64_t starts = 0, ends = 0;
        if (text.edits || keeps_marks) {
            uint64_t changed = _mm512_cmpneq_epi8_mask(b.becomes, b.v) & kept;
            uint64_t ascii_ends = changed & b.ascii;
            uint64_t letter_ends = b.trail & (changed | changed << 1) & something;
            starts = ascii_ends | letter_ends >> 1;
            ends = ascii_ends | letter_ends;
        }
        if (keeps_marks) {
            uint64_t marks;
            bad |= late_marks(table, &b, ends, &marks);
            bad |= doubled << 2 & marks;
        }
        // The byte there is looked at, too: it may stand where a second byte is missing.
        if (__builtin_expect(!b.cut || (bad & below(b.cut + 1)), false)) {
            if (!careful_block(table, &text, &at)) { break; }
            continue;
        }
        if (!write_block(&text, &at, b.cut, b.becomes, kept, removed, starts, ends)) { break; }
    }
    state->source_offset = at.source;
    state->output_count = at.output;
    state->edit_count = at.edit;
}

ARTOK_AVX512 void artok_fold_avx512(const struct artok_fold_table *table, struct artok_fold_state *state) {
    if (table->keeps_marks) {
        fold(table, state, table->joins_spaces, true);
    } else if (table->joins_spaces) {
        fold(table, state, true, false);
    } else {
        fold(table, state, false, false);
    }
}

#endif
