#include "AVX512.h"
#include "FoldStep.h"

#if ARTOK_X86

// A block of 64 bytes is looked up, compressed and written at once. It always starts with a scalar that starts something
// new and is done up to the last such scalar in it, so no letter, no run of removed marks and no mark with its letter is
// ever cut. That makes each block wait for the one before (some 40 cycles); carrying the state across a fixed block
// instead was not needed to be faster than memory can be written.

/// The edits of a block: where each starts and ends and how much is written, one byte each, in order. What is written
/// starts where the source does, less what the edits before took away.
ARTOK_AVX512 ARTOK_INLINE void write_edits(
    struct artok_fold_edit *edits, size_t room, uint64_t starts, uint64_t ends, __m512i written, size_t source,
    size_t output) {
    unsigned count = (unsigned)_mm_popcnt_u64(starts);
    const __m512i lane = lanes();
    __m512i start = _mm512_maskz_compress_epi8(starts, lane);
    __m512i end = _mm512_maskz_compress_epi8(ends, lane);
    written = _mm512_maskz_compress_epi8(starts, written);
    __m512i length = _mm512_maskz_add_epi8(below(count), _mm512_sub_epi8(end, start), _mm512_set1_epi8(1));
    unsigned taken = 0;
    for (unsigned done = 0; done < count; done += 16) {
        __m128i s = _mm512_castsi512_si128(start), l = _mm512_castsi512_si128(length);
        __m128i w = _mm512_castsi512_si128(written);
        __m128i less = _mm_sub_epi8(l, w);
        __m128i sum = _mm_add_epi8(less, _mm_slli_si128(less, 1));
        sum = _mm_add_epi8(sum, _mm_slli_si128(sum, 2));
        sum = _mm_add_epi8(sum, _mm_slli_si128(sum, 4));
        sum = _mm_add_epi8(sum, _mm_slli_si128(sum, 8));
        __m128i n = _mm_sub_epi8(_mm_sub_epi8(s, _mm_sub_epi8(sum, less)), _mm_set1_epi8((char)taken));
        // Four registers of 16 in one: 0 the lengths, 16 the starts, 32 what is written, 48 where.
        __m512i all = _mm512_inserti32x4(
            _mm512_inserti32x4(_mm512_inserti32x4(_mm512_castsi128_si512(l), s, 1), w, 2), n, 3);
        // Edit k is the 16 bytes [k, -, -, 16 + k, - - - -, 32 + k, -, -, 48 + k, - - - -].
        __m512i index = _mm512_set_epi32(0, 0x33000023, 0, 0x13000003, 0, 0x32000022, 0, 0x12000002, 0, 0x31000021, 0,
            0x11000001, 0, 0x30000020, 0, 0x10000000);
        const __mmask64 used = 0x0909090909090909;
        const __m512i four = _mm512_set1_epi8(4);
        const __m512i bases = _mm512_set_epi64(
            (long long)output << 24, (long long)source << 24, (long long)output << 24, (long long)source << 24,
            (long long)output << 24, (long long)source << 24, (long long)output << 24, (long long)source << 24);
        unsigned here = count - done < 16 ? count - done : 16;
        for (unsigned k = 0; k < here; k += 4) {
            __m512i words = _mm512_add_epi64(_mm512_maskz_permutexvar_epi8(used, index, all), bases);
            if (room - done - k >= 4) {
                _mm512_storeu_si512(edits + done + k, words);
            } else {
                unsigned some = here - k < 4 ? here - k : 4;
                _mm512_mask_storeu_epi64(edits + done + k, (__mmask8)below(2 * some), words);
            }
            index = _mm512_add_epi8(index, four);
        }
        if (count - done <= 16) { return; }
        taken += (unsigned)_mm_extract_epi8(sum, 15);
        start = _mm512_alignr_epi64(start, start, 2);
        length = _mm512_alignr_epi64(length, length, 2);
        written = _mm512_alignr_epi64(written, written, 2);
    }
}

ARTOK_AVX512 ARTOK_INLINE void fold(
    const struct artok_fold_table *table, struct artok_fold_state *state, const bool joins_spaces, const bool keeps_marks) {
    const struct artok_fold_state text = *state;
    const struct wide_table leads = load_table(table->lead), trails = load_table(table->trail);
    const struct wide_table ranks = keeps_marks ? load_table(table->rank) : leads;
    const __m512i ascii_low = _mm512_loadu_si512(table->ascii), ascii_high = _mm512_loadu_si512(table->ascii + 64);
    const __m512i lane_before = _mm512_sub_epi8(lanes(), _mm512_set1_epi8(1));
    const __m512i lane_behind = _mm512_add_epi8(lanes(), _mm512_set1_epi8(1));
    size_t at = text.source_offset, output = text.output_count, edit = text.edit_count;

    while (at < text.source_count) {
        size_t left = text.source_count - at;
        uint64_t valid = left >= 64 ? ~0ull : below((unsigned)left);
        __m512i v = _mm512_maskz_loadu_epi8(valid, text.source + at);

        uint64_t ascii = ~_mm512_movepi8_mask(v);
        uint64_t lead = _mm512_cmpeq_epi8_mask(
            _mm512_and_si512(v, _mm512_set1_epi8((char)0xFC)), _mm512_set1_epi8((char)0xD8));
        uint64_t trail = lead << 1;
        __m512i before = _mm512_permutexvar_epi8(lane_before, v);
        __m512i index = artok_arabic_index(before, v);
        uint64_t upper = _mm512_movepi8_mask(index);
        __m512i t = look_up(&trails, index, upper);
        __m512i l = _mm512_permutexvar_epi8(lane_behind, look_up(&leads, index, upper));
        __m512i becomes = _mm512_permutex2var_epi8(ascii_low, v, ascii_high);
        becomes = _mm512_mask_mov_epi8(becomes, trail, t);
        becomes = _mm512_mask_mov_epi8(becomes, lead, l);
        uint64_t follows = _mm512_cmplt_epi8_mask(v, _mm512_set1_epi8((char)0xC0));
        uint64_t stops = _mm512_cmpeq_epi8_mask(becomes, _mm512_set1_epi8((char)ARTOK_FOLD_STOP));
        uint64_t something = _mm512_test_epi8_mask(becomes, becomes);

        uint64_t stop = (stops & ascii) | ~valid | ((trail & (stops | ~follows)) >> 1);
        uint64_t removed_trail = trail & ~something;
        uint64_t removed = removed_trail | removed_trail >> 1;
        uint64_t kept = something | ascii;
        uint64_t base = (ascii | (lead & ~(1ull << 63))) & ~removed;

        uint64_t changed = _mm512_cmpneq_epi8_mask(becomes, v) & kept;
        uint64_t ends = (changed & ascii) | (trail & (changed | changed << 1) & ~removed_trail);
        uint64_t starts = (ends & ascii) | (ends & trail) >> 1;
        __m512i written = _mm512_mask_mov_epi8(_mm512_set1_epi8(1), lead & kept, _mm512_set1_epi8(2));

        uint64_t space = 0;
        if (joins_spaces) {
            space = _mm512_cmpeq_epi8_mask(becomes, _mm512_set1_epi8(' ')) & ascii;
            uint64_t doubled = space & space << 1;
            removed |= doubled;
            kept &= ~doubled;
            base &= ~doubled;
            starts &= ~doubled;
            ends &= ~doubled;
            // A space behind that would have to look back over what is removed.
            stop |= space << 1 & removed_trail >> 1;
        }
        uint64_t mark = 0;
        if (keeps_marks) {
            __m512i rank = _mm512_maskz_mov_epi8(trail, look_up(&ranks, index, upper));
            __m512i rank_before = _mm512_permutexvar_epi8(_mm512_sub_epi8(lane_before, _mm512_set1_epi8(1)), rank);
            mark = _mm512_test_epi8_mask(rank, rank) &
                            _mm512_cmpneq_epi8_mask(rank, _mm512_set1_epi8((char)ARTOK_FOLD_STOP));
            // What does not stay has the highest rank; but of that, a replaced letter takes marks.
            uint64_t late = _mm512_cmpgt_epu8_mask(rank_before, rank) & mark & ~(ends << 2);
            stop |= late >> 1;
            base &= ~(mark >> 1);
        }
        uint64_t other = ~(ascii | lead | trail);
        while (true) {
            // The scalars that the table does not hold, as far as they come before anything that stops.
            uint64_t open = other & (stop ? _blsmsk_u64(stop) >> 1 : ~0ull);
            if (!open) { break; }
            unsigned i = (unsigned)_tzcnt_u64(open);
            uint32_t scalar;
            unsigned length = artok_decode(text.source + at + i, left - i, &scalar);
            artok_fold_action action = length == 0 || i + length > 64 ? ARTOK_FOLD_COMPLEX : artok_action(table, scalar);
            unsigned kind = action & 7;
            uint64_t first = 1ull << i, all = below(length) << i;
            if (kind == ARTOK_FOLD_KEEP) {
                base |= first;
                kept |= all;
                becomes = _mm512_mask_mov_epi8(becomes, all, v);
            } else if (kind == ARTOK_FOLD_REMOVE && !(joins_spaces && i > 0 && (space >> (i - 1) & 1))) {
                removed |= all;
                kept &= ~all;
            } else if (kind == ARTOK_FOLD_REPLACE && artok_encoded_length(action >> 3) <= length) {
                // Its bytes stand at the end of the old one's.
                unsigned count = artok_encoded_length(action >> 3);
                uint8_t bytes[4];
                artok_encode(action >> 3, count, bytes);
                uint64_t byte = first << (length - count);
                kept &= ~all;
                for (unsigned k = 0; k < count; k++, byte <<= 1) {
                    becomes = _mm512_mask_set1_epi8(becomes, byte, (char)bytes[k]);
                    kept |= byte;
                }
                base |= first;
                starts |= first;
                ends |= first << (length - 1);
                written = _mm512_mask_set1_epi8(written, first, (char)count);
            } else {
                stop |= first;
                break;
            }
            other &= ~all;
        }
        if (keeps_marks) {
            // A mark behind one of those that went has to look back over it, too.
            stop |= (removed & ~(ascii | lead | trail)) << 1 & mark >> 1;
        }

        unsigned limit = stop ? (unsigned)_tzcnt_u64(stop) : 64;
        uint64_t bases = base & below(limit) & ~1ull;
        if (!bases) { break; }
        unsigned cut = 63 - (unsigned)_lzcnt_u64(bases);
        uint64_t done = below(cut);
        kept &= done;
        unsigned count = (unsigned)_mm_popcnt_u64(kept);
        size_t room = text.output_capacity - output;
        if (count > room) { break; }
        if (text.edits) {
            starts = (starts | (removed & ~(removed << 1))) & done;
            ends = (ends | (removed & ~(removed >> 1))) & done;
            if (starts) {
                size_t edit_room = text.edit_capacity - edit;
                unsigned edit_count = (unsigned)_mm_popcnt_u64(starts);
                if (edit_count > edit_room) { break; }
                written = _mm512_mask_mov_epi8(written, removed, _mm512_setzero_si512());
                write_edits(text.edits + edit, edit_room, starts, ends, written, at, output);
                edit += edit_count;
            }
        }
        __m512i packed = _mm512_maskz_compress_epi8(kept, becomes);
        if (room >= 64) {
            _mm512_storeu_si512(text.output + output, packed);
        } else {
            _mm512_mask_storeu_epi8(text.output + output, below(count), packed);
        }
        at += cut;
        output += count;
    }
    state->source_offset = at;
    state->output_count = output;
    state->edit_count = edit;
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
