#include "AVX512.h"
#include "FoldStep.h"

#if ARTOK_X86

// Unlike the fold, a check carries nothing from block to block: each looks at 61 new bytes and at three before them, as
// many as the longest scalar may have begun earlier. So blocks do not wait for each other.

enum { CONTEXT = 3, STRIDE = 64 - CONTEXT };

ARTOK_AVX512 size_t
artok_fold_check_avx512(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset) {
    const struct wide_table ranks = load_table(table->rank);
    const __m512i ascii_low = _mm512_loadu_si512(table->ascii), ascii_high = _mm512_loadu_si512(table->ascii + 64);
    const __m512i lane_before = _mm512_sub_epi8(lanes(), _mm512_set1_epi8(1));
    const __m512i lane_two_before = _mm512_sub_epi8(lanes(), _mm512_set1_epi8(2));
    const bool changes_ascii = table->changes_ascii, joins_spaces = table->joins_spaces;

    for (size_t at = offset; at < count; at += STRIDE) {
        // The first block has no context: a scalar starts there.
        uint64_t valid = at > offset ? ~0ull : ~below(CONTEXT);
        size_t left = count - at;
        if (left < STRIDE) { valid &= below((unsigned)left + CONTEXT); }
        const uint8_t *block = (const uint8_t *)((uintptr_t)(source + at) - CONTEXT);
        __m512i v = _mm512_maskz_loadu_epi8(valid, block);

        uint64_t ascii = ~_mm512_movepi8_mask(v);
        uint64_t lead = _mm512_cmpeq_epi8_mask(
            _mm512_and_si512(v, _mm512_set1_epi8((char)0xFC)), _mm512_set1_epi8((char)0xD8));
        uint64_t trail = lead << 1;
        uint64_t follows = _mm512_cmplt_epi8_mask(v, _mm512_set1_epi8((char)0xC0));
        __m512i index = artok_arabic_index(_mm512_permutexvar_epi8(lane_before, v), v);
        __m512i rank = _mm512_maskz_mov_epi8(trail, look_up(&ranks, index, _mm512_movepi8_mask(index)));
        // Marks in order: none stands behind one of a higher class.
        __m512i rank_before = _mm512_permutexvar_epi8(lane_two_before, rank);
        uint64_t looks = _mm512_mask_cmpgt_epu8_mask(_mm512_test_epi8_mask(rank, rank), rank_before, rank);
        looks |= _mm512_cmpeq_epi8_mask(rank, _mm512_set1_epi8((char)ARTOK_FOLD_STOP)) | (trail & ~follows);
        if (changes_ascii) {
            __m512i becomes = _mm512_permutex2var_epi8(ascii_low, v, ascii_high);
            looks |= _mm512_mask_cmpneq_epi8_mask(ascii & valid, becomes, v);
            if (joins_spaces) {
                uint64_t space = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(' '));
                looks |= space & space << 1;
            }
        }
        uint64_t other = ~(ascii | lead | trail);
        for (uint64_t open = other & ~follows; open; open &= open - 1) {
            unsigned i = (unsigned)_tzcnt_u64(open);
            uint32_t scalar;
            unsigned length = artok_decode(block + i, left + CONTEXT - i, &scalar);
            if (length == 0 || (artok_action(table, scalar) & 7) != ARTOK_FOLD_KEEP) { break; }
            other &= ~(below(length) << i);
        }
        looks = (looks | other) & ~below(CONTEXT);
        if (looks) {
            unsigned i = (unsigned)_tzcnt_u64(looks);
            return artok_base_before(table, source, offset, at + i - CONTEXT - (trail >> i & 1));
        }
    }
    // A letter whose second byte the end has cut off.
    if (count > offset && source[count - 1] >= 0xC0) { return artok_base_before(table, source, offset, count - 1); }
    return count;
}

#endif
