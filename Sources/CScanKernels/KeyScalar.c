#include "KeyRules.h"

size_t artok_find_keys_scalar(struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found) {
    return artok_keys_found(state, filter, found);
}

size_t artok_find_pairs_scalar(
    const struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found) {
    return artok_pairs_found(state, filter, found);
}

size_t artok_find_tails_scalar(const struct artok_long_ends *ends, const struct artok_key_filter *filter, uint32_t *found) {
    return artok_tails_found(ends, filter, found);
}
