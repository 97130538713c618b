#include "LetterGroup.h"

/// The length of a group if it stays as it is; else 0.
ARTOK_INLINE unsigned
steady_group(const struct artok_fold_table *table, const uint8_t *s, bool has_before, uint32_t *before) {
    const struct letter_group group = letter_group_at(table, s);
    if (any_letter(&group) & (ARTOK_LETTER_STOP | ARTOK_LETTER_CHANGES)) { return 0; }
    if (table->keeps_marks && has_late_mark(&group, *before)) { return 0; }
    *before = group.letters[GROUP_LETTERS - 1];
    uint8_t next = byte_behind(&group, s);
    if (next >= 0x80) { return 2 * group.count; }
    if (table->changes_ascii) {
        const uint8_t *last = s + 2 * group.count;
        if (table->ascii[next] != next && group.count < GROUP_LETTERS) { return 2 * group.count; }
        bool is_behind_space = (group.count > 0 || has_before) && last[-1] == ' ';
        if (is_behind_space && next == ' ' && table->joins_spaces) { return 0; }
    }
    return 2 * group.count + (group.count < GROUP_LETTERS);
}

/// Goes on over groups that stay as they are.
ARTOK_INLINE void check_run(
    const struct artok_fold_table *table, const uint8_t *source, size_t count, struct artok_cursor *at) {
    uint32_t before = (uint32_t)at->rank << ARTOK_LETTER_RANK_SHIFT;
    size_t offset = at->source;
    unsigned length = 1;
    while (length > 0 && count - offset >= GROUP_BYTES) {
        length = steady_group(table, source + offset, offset > 0, &before);
        offset += length;
    }
    if (offset == at->source) { return; }
    at->base_source = artok_base_before(table, source, at->base_source, offset);
    uint32_t last = source[offset - 1] < 0x80 ? 0 : letter_before(table, source + offset);
    at->rank = (uint8_t)(last >> ARTOK_LETTER_RANK_SHIFT);
    at->source = offset;
}

size_t
artok_fold_check_scalar(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset) {
    struct artok_cursor at = artok_check_at(offset);
    while (at.source < count) {
        check_run(table, source, count, &at);
        if (at.source < count && !artok_check_step(table, source, count, &at)) { return at.base_source; }
    }
    return count;
}
