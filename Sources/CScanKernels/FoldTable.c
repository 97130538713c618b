#include "CScanKernels.h"

#include <stdlib.h>
#include <string.h>

/// The rows of a table of `16 * count` bytes.
static void set_rows_of(uint8_t rows[][16], const uint8_t *table, size_t count) {
    for (size_t i = 0; i < 16 * count; i++) { rows[i / 16][i % 16] = i < 16 ? table[i] : table[i] ^ table[i - 16]; }
}

/// A table whose stops are ARTOK_ROW_STOP.
static void set_stopping_rows(uint8_t rows[][16], const uint8_t *table, size_t count) {
    uint8_t bytes[128];
    for (size_t i = 0; i < 16 * count; i++) { bytes[i] = table[i] == ARTOK_FOLD_STOP ? ARTOK_ROW_STOP : table[i]; }
    set_rows_of(rows, bytes, count);
}

/// The tables that are made of the others.
static void set_rows(struct artok_fold_table *table) {
    set_stopping_rows(table->ascii_rows, table->ascii, 8);
    memset(table->ascii_set, 0, sizeof table->ascii_set);
    for (unsigned c = 0; c < 128; c++) {
        if (table->ascii[c] != c) { table->ascii_set[c & 15] |= (uint8_t)(1u << (c >> 4)); }
    }
    uint8_t letters[128];
    for (unsigned low = 0; low < 128; low++) {
        uint8_t lead = table->lead[low], trail = table->trail[low];
        letters[low] = ARTOK_FOLD_STOP;
        if (trail != ARTOK_FOLD_STOP) {
            if (lead == 0 || lead == 0xD8) { letters[low] = trail; }
            if (lead == 0xD9) { letters[low] = trail | 0x40; }
        }
    }
    set_stopping_rows(table->letter_rows, letters, 8);
    set_rows_of(table->upper_lead_rows, table->lead + 128, 8);
    set_stopping_rows(table->upper_trail_rows, table->trail + 128, 8);
    set_rows_of(table->latin_lead_rows, table->latin_lead, 4);
    set_stopping_rows(table->latin_trail_rows, table->latin_trail, 4);
    set_rows_of(table->rank_rows[0], table->rank, 8);
    set_rows_of(table->rank_rows[1], table->rank + 128, 8);
}

struct artok_fold_table *artok_fold_table_create(void) {
    struct artok_fold_table *table = calloc(1, sizeof *table);
    if (!table) { return NULL; }
    memset(table->ascii, ARTOK_FOLD_STOP, sizeof table->ascii);
    memset(table->trail, ARTOK_FOLD_STOP, sizeof table->trail);
    memset(table->latin_trail, ARTOK_FOLD_STOP, sizeof table->latin_trail);
    memset(table->rank, ARTOK_FOLD_STOP, sizeof table->rank);
    for (size_t low = 0; low < 256; low++) { table->letters[low] = ARTOK_LETTER_STOP; }
    table->changes_ascii = true;
    table->changes_arabic = true;
    set_rows(table);
    return table;
}

void artok_fold_table_destroy(struct artok_fold_table *table) {
    for (size_t page = 0; page < ARTOK_FOLD_PAGES; page++) {
        free((void *)atomic_load_explicit(&table->pages[page], memory_order_relaxed));
    }
    free(table);
}

/// The two bytes of a character that becomes `c`, the first one 0 if it is ASCII.
static void set_pair(uint8_t *lead, uint8_t *trail, unsigned c) {
    *lead = c < 0x80 ? 0 : (uint8_t)(0xC0 | c >> 6);
    *trail = c < 0x80 ? (uint8_t)c : (uint8_t)(0x80 | (c & 0x3F));
}

static void set_latin(struct artok_fold_table *table, const artok_fold_action *actions) {
    for (unsigned low = 0; low < 64; low++) {
        unsigned kind = actions[0x80 + low] & 7, operand = actions[0x80 + low] >> 3;
        unsigned c = kind == ARTOK_FOLD_REPLACE ? operand : 0x80 + low;
        if (kind == ARTOK_FOLD_KEEP || (kind == ARTOK_FOLD_REPLACE && c > 0 && c < 0x800)) {
            set_pair(&table->latin_lead[low], &table->latin_trail[low], c);
        }
    }
}

static void set_ascii(struct artok_fold_table *table, const artok_fold_action *actions) {
    table->changes_ascii = false;
    for (unsigned c = 0; c < 128; c++) {
        unsigned kind = actions[c] & 7, operand = actions[c] >> 3;
        uint8_t becomes = ARTOK_FOLD_STOP;
        if (kind == ARTOK_FOLD_KEEP) { becomes = (uint8_t)c; }
        if (kind == ARTOK_FOLD_REPLACE && operand < 128) { becomes = (uint8_t)operand; }
        if (kind == ARTOK_FOLD_SPACE) {
            becomes = ' ';
            table->joins_spaces = true;
        }
        table->ascii[c] = becomes;
        if (becomes != c || kind == ARTOK_FOLD_SPACE) { table->changes_ascii = true; }
    }
}

/// The word of a letter whose bytes and rank are known.
static uint32_t letter(uint8_t lead, uint8_t trail, uint8_t rank) {
    if (trail == ARTOK_FOLD_STOP) { return ARTOK_LETTER_STOP; }
    uint32_t length = lead ? 2 : trail ? 1 : 0;
    uint32_t bytes = lead ? (uint32_t)trail << 8 | lead : trail;
    uint32_t word = length << ARTOK_LETTER_LENGTH_SHIFT | bytes;
    if (rank != ARTOK_FOLD_STOP) { return (uint32_t)rank << ARTOK_LETTER_RANK_SHIFT | word; }
    word |= ARTOK_LETTER_CHANGES;
    if (length > 0) { return word; }
    return (uint32_t)ARTOK_FOLD_STOP << ARTOK_LETTER_RANK_SHIFT | ARTOK_LETTER_REMOVED | word;
}

static void set_arabic(struct artok_fold_table *table, const artok_fold_action *actions) {
    table->keeps_marks = false;
    table->changes_arabic = false;
    for (unsigned low = 0; low < 256; low++) {
        unsigned kind = actions[low] & 7, operand = actions[low] >> 3;
        unsigned c = kind == ARTOK_FOLD_REPLACE ? operand : 0x600 + low;
        table->rank[low] = kind == ARTOK_FOLD_KEEP ? 0 : ARTOK_FOLD_STOP;
        if (kind == ARTOK_FOLD_MARK && operand > 0 && operand < ARTOK_FOLD_STOP) {
            table->rank[low] = (uint8_t)operand;
            table->keeps_marks = true;
        }
        if (kind == ARTOK_FOLD_REMOVE) {
            table->lead[low] = 0;
            table->trail[low] = 0;
        } else if ((kind == ARTOK_FOLD_REPLACE && c > 0 && c < 0x800) || table->rank[low] != ARTOK_FOLD_STOP) {
            set_pair(&table->lead[low], &table->trail[low], c);
        } else {
            table->lead[low] = 0xD8;
            table->trail[low] = ARTOK_FOLD_STOP;
        }
        table->letters[low] = letter(table->lead[low], table->trail[low], table->rank[low]);
        if (table->letters[low] & ARTOK_LETTER_CHANGES) { table->changes_arabic = true; }
    }
}

bool artok_fold_table_set(struct artok_fold_table *table, uint32_t page, const artok_fold_action *actions) {
    if (artok_fold_table_page(table, page)) { return true; }
    artok_fold_action *copy = malloc(256 * sizeof *copy);
    if (!copy) { return false; }
    memcpy(copy, actions, 256 * sizeof *copy);
    if (page == 0) {
        set_ascii(table, copy);
        set_latin(table, copy);
    }
    if (page == 6) { set_arabic(table, copy); }
    if (page == 0 || page == 6) { set_rows(table); }
    const artok_fold_action *empty = NULL;
    if (!atomic_compare_exchange_strong_explicit(
            &table->pages[page], &empty, copy, memory_order_acq_rel, memory_order_acquire)) {
        free(copy);
    }
    return true;
}
