#include "KeyRules.h"

#if ARTOK_X86

// AVX2 has no product of 64 bits, and its gathers are no faster than loads; but with it come shifts that need no flags.
#define ARTOK_BITS __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

ARTOK_BITS size_t
artok_find_keys_avx2(struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found) {
    return artok_keys_found(state, filter, found);
}

ARTOK_BITS size_t
artok_find_pairs_avx2(const struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found) {
    return artok_pairs_found(state, filter, found);
}

ARTOK_BITS size_t
artok_find_tails_avx2(const struct artok_long_ends *ends, const struct artok_key_filter *filter, uint32_t *found) {
    return artok_tails_found(ends, filter, found);
}

#endif
