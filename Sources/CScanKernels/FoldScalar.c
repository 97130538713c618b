#include "FoldStep.h"

void artok_fold_scalar(const struct artok_fold_table *table, struct artok_fold_state *state) {
    // A copy that no store to the output can alias.
    const struct artok_fold_state text = *state;
    struct artok_cursor at = artok_cursor_at(state);
    while (at.source < text.source_count && artok_has_room(&text, &at) && artok_fold_step(table, &text, &at)) {}
    artok_cursor_finish(&at, state);
}

size_t artok_fold_check_scalar(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset) {
    struct artok_cursor at = artok_check_at(offset);
    while (at.source < count) {
        if (!artok_check_step(table, source, count, &at)) { return at.base_source; }
    }
    return count;
}
