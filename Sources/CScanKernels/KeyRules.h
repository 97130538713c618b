#ifndef ARTOK_KEY_RULES_H
#define ARTOK_KEY_RULES_H

// Candidates and their keys, one after the other, for every instruction set that has nothing better.

#include "FoldStep.h"
#include "Kernels.h"

ARTOK_INLINE uint32_t artok_position(uint32_t candidate) { return candidate & 0xFFFF; }
ARTOK_INLINE uint32_t artok_length(uint32_t candidate) { return candidate >> ARTOK_CANDIDATE_LENGTH_SHIFT; }

ARTOK_INLINE void artok_put_keys(struct artok_key_state *state, size_t from) {
    for (size_t i = from; i < state->all_count; i++) {
        uint32_t candidate = state->candidates[i];
        state->keys[i] = artok_key(state->codes + artok_position(candidate), artok_length(candidate), state->seed);
    }
}

ARTOK_INLINE size_t artok_keys_found(
    struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found) {
    const struct artok_key_filter own = *filter;
    const struct artok_key_state s = *state;
    size_t count = 0;
    for (size_t i = 0; i < s.count; i++) {
        uint32_t candidate = s.candidates[i];
        uint64_t key = artok_key(s.codes + artok_position(candidate), artok_length(candidate), s.seed);
        s.keys[i] = key;
        // Written always, kept if it counts: a branch would be guessed wrong too often.
        found[count] = (uint32_t)i;
        count += artok_filter_has(&own, key);
    }
    artok_put_keys(state, s.count);
    return count;
}

ARTOK_INLINE bool artok_starts_word(const struct artok_key_state *state, uint32_t candidate) {
    return state->codes[(ptrdiff_t)artok_position(candidate) - 1] < ARTOK_CODE_LETTER;
}

ARTOK_INLINE size_t artok_pairs_found(
    const struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found) {
    const struct artok_key_filter own = *filter;
    const struct artok_key_state s = *state;
    // Of the last word nothing follows.
    uint64_t next = 0;
    size_t i = s.all_count, count = 0;
    for (; i > s.count; i--) {
        if (artok_starts_word(&s, s.candidates[i - 1])) { next = s.keys[i - 1]; }
    }
    for (; i > 0; i--) {
        uint64_t key = s.keys[i - 1];
        found[count] = (uint32_t)(i - 1);
        count += artok_filter_has(&own, artok_pair_key(key, next));
        next = artok_starts_word(&s, s.candidates[i - 1]) ? key : next;
    }
    // They are few.
    for (size_t first = 0, last = count; first + 1 < last; first++) {
        uint32_t number = found[first];
        found[first] = found[--last];
        found[last] = number;
    }
    return count;
}

enum { ARTOK_TAIL = 4 };

ARTOK_INLINE size_t artok_tails_found(
    const struct artok_long_ends *ends, const struct artok_key_filter *filter, uint32_t *found) {
    const struct artok_key_filter own = *filter;
    const struct artok_long_ends e = *ends;
    size_t count = 0;
    for (size_t i = 0; i < e.count; i++) {
        found[count] = e.ends[i];
        count += artok_filter_has(&own, artok_key(e.codes + e.ends[i] - ARTOK_TAIL, ARTOK_TAIL, e.seed));
    }
    return count;
}

#endif
