#include "LetterGroup.h"

/// Where a run of groups stands.
struct run {
    const uint8_t *s;
    uint8_t *o;
    struct artok_fold_edit *edit;
    /// The word of the letter before, and what its edit says of the source.
    uint32_t before;
    uint64_t last_edit;
};

ARTOK_INLINE uint64_t offset_of(const void *start, const void *at) {
    return (uint64_t)((const uint8_t *)at - (const uint8_t *)start) << ARTOK_EDIT_LENGTH_BITS;
}

/// Writes what a letter at `s` becomes, and its edit, both without asking whether there is one.
ARTOK_INLINE void write_letter(
    const struct artok_fold_state *text, struct run *at, uint32_t letter, const uint8_t *s, const bool records) {
    size_t length = letter >> ARTOK_LETTER_LENGTH_SHIFT & ARTOK_LETTER_LENGTH;
    uint16_t bytes = (uint16_t)letter;
    memcpy(at->o, &bytes, 2);
    if (records) {
        // A run of removed letters is one edit.
        bool goes_on = (letter & at->before & ARTOK_LETTER_REMOVED) != 0;
        at->last_edit = (goes_on ? at->last_edit : offset_of(text->source, s)) + 2;
        at->edit -= goes_on;
        *at->edit = (struct artok_fold_edit){at->last_edit, offset_of(text->output, at->o) + length};
        at->edit += (letter & ARTOK_LETTER_CHANGES) != 0;
    }
    at->o += length;
    at->before = letter;
}

/// Folds one group. False if it does not get to the end of it.
ARTOK_INLINE bool fold_group(
    const struct artok_fold_table *table, const struct artok_fold_state *text, struct run *at, const bool records) {
    const struct letter_group group = letter_group_at(table, at->s);
    uint32_t any = any_letter(&group);
    if (any & ARTOK_LETTER_STOP) { return false; }
    if (table->keeps_marks && has_late_mark(&group, at->before)) { return false; }
    uint8_t next = byte_behind(&group, at->s);
    if (any & ARTOK_LETTER_CHANGES) {
        for (unsigned i = 0; i < GROUP_LETTERS; i++) {
            write_letter(text, at, group.letters[i], at->s + 2 * i, records);
        }
    } else {
        memcpy(at->o, &group.bytes, sizeof group.bytes);
        at->o += 2 * group.count;
        at->before = group.letters[GROUP_LETTERS - 1];
    }
    at->s += 2 * group.count;

    uint8_t becomes = table->ascii[next & 0x7F];
    if (next >= 0x80 || becomes == ARTOK_FOLD_STOP) { return false; }
    if (at->o[-1] == ' ' && becomes == ' ' && table->joins_spaces) { return false; }
    bool has_next = group.count < GROUP_LETTERS;
    *at->o = becomes;
    if (records && becomes != next) {
        *at->edit = (struct artok_fold_edit){offset_of(text->source, at->s) + 1, offset_of(text->output, at->o) + 1};
        at->edit += has_next;
    }
    at->s += has_next;
    at->o += has_next;
    return true;
}

ARTOK_INLINE size_t least(size_t a, size_t b) { return a < b ? a : b; }

/// How many groups there is room for; none at the start of the output, where no byte stands before.
ARTOK_INLINE size_t groups_left(const struct artok_fold_state *text, const struct run *at) {
    if (at->o == text->output) { return 0; }
    size_t source = (size_t)(text->source + text->source_count - at->s);
    size_t output = (size_t)(text->output + text->output_capacity - at->o);
    // The bytes behind the last letter are written, too, and an edit behind its edit.
    size_t count = least(source, output) / (GROUP_BYTES + 1);
    if (text->edits) {
        count = least(count, (size_t)(text->edits + text->edit_capacity - at->edit) / (GROUP_LETTERS + 2));
        count = least(count, (ARTOK_EDIT_LENGTH - (at->last_edit & ARTOK_EDIT_LENGTH)) / (2 * GROUP_LETTERS));
    }
    return count;
}

/// Moves a cursor to the end of a run, and its base to the last scalar there that starts something new.
ARTOK_INLINE void finish_run(
    const struct artok_fold_table *table, const struct artok_fold_state *text, const struct run *run,
    struct artok_cursor *at) {
    size_t start = at->source, source = (size_t)(run->s - text->source);
    if (source == start) { return; }
    at->source = source;
    at->output = (size_t)(run->o - text->output);
    at->edit = text->edits ? (size_t)(run->edit - text->edits) : 0;
    size_t output = at->output, edit = at->edit;
    at->rank = 0;
    bool has_base = false;
    while (source > start && !has_base) {
        const uint8_t *end = text->source + source;
        if (end[-1] < 0x80) {
            has_base = true;
            source -= 1;
            output -= 1;
            edit -= table->ascii[end[-1]] != end[-1];
            continue;
        }
        uint32_t letter = letter_before(table, end);
        uint8_t rank = (uint8_t)(letter >> ARTOK_LETTER_RANK_SHIFT);
        bool is_last = source == at->source;
        if (is_last) { at->rank = rank; }
        // Removed ones are all behind the others, as one edit.
        edit -= (letter & ARTOK_LETTER_CHANGES) && (is_last || !(letter & ARTOK_LETTER_REMOVED));
        has_base = rank == 0;
        source -= 2;
        output -= letter >> ARTOK_LETTER_LENGTH_SHIFT & ARTOK_LETTER_LENGTH;
    }
    if (has_base) {
        at->base_source = source;
        at->base_output = output;
        at->base_edit = text->edits ? edit : 0;
    }
}

/// Folds group by group as far as it goes.
ARTOK_INLINE void fold_run(
    const struct artok_fold_table *table, const struct artok_fold_state *text, struct artok_cursor *at,
    const bool records) {
    struct run run = {
        text->source + at->source, text->output + at->output, records ? text->edits + at->edit : NULL,
        (uint32_t)at->rank << ARTOK_LETTER_RANK_SHIFT, 0,
    };
    if (at->rank == ARTOK_FOLD_STOP) {
        run.before |= ARTOK_LETTER_REMOVED;
        if (records) { run.last_edit = run.edit[-1].source; }
    }
    bool goes_on = true;
    while (goes_on) {
        size_t left = groups_left(text, &run);
        goes_on = left > 0;
        for (; goes_on && left > 0; left--) { goes_on = fold_group(table, text, &run, records); }
    }
    finish_run(table, text, &run, at);
}

void artok_fold_scalar(const struct artok_fold_table *table, struct artok_fold_state *state) {
    // A copy that no store to the output can alias.
    const struct artok_fold_state text = *state;
    struct artok_cursor at = artok_cursor_at(state);
    do {
        if (text.edits) {
            fold_run(table, &text, &at, true);
        } else {
            fold_run(table, &text, &at, false);
        }
    } while (at.source < text.source_count && artok_has_room(&text, &at) && artok_fold_step(table, &text, &at));
    artok_cursor_finish(&at, state);
}
