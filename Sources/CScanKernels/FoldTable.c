#include "CScanKernels.h"

#include <stdlib.h>
#include <string.h>

struct artok_fold_table *artok_fold_table_create(void) {
    struct artok_fold_table *table = calloc(1, sizeof *table);
    if (!table) { return NULL; }
    memset(table->ascii, ARTOK_FOLD_STOP, sizeof table->ascii);
    memset(table->trail, ARTOK_FOLD_STOP, sizeof table->trail);
    memset(table->latin_trail, ARTOK_FOLD_STOP, sizeof table->latin_trail);
    memset(table->rank, ARTOK_FOLD_STOP, sizeof table->rank);
    memset(table->ascii_set, 0xFF, sizeof table->ascii_set);
    memset(table->arabic_set, 0xFF, sizeof table->arabic_set);
    table->changes_ascii = true;
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
        bool needs_a_look = becomes != c || kind == ARTOK_FOLD_SPACE;
        if (needs_a_look) {
            table->changes_ascii = true;
        } else {
            table->ascii_set[c & 15] &= (uint8_t)~(1u << (c >> 4));
        }
    }
}

static void set_arabic(struct artok_fold_table *table, const artok_fold_action *actions) {
    table->keeps_marks = false;
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
        unsigned bit = 4 * (low >> 6 & 1) + (low >> 4 & 3);
        if (table->rank[low] == 0) { table->arabic_set[low >> 7][low & 15] &= (uint8_t)~(1u << bit); }
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
    const artok_fold_action *empty = NULL;
    if (!atomic_compare_exchange_strong_explicit(
            &table->pages[page], &empty, copy, memory_order_acq_rel, memory_order_acquire)) {
        free(copy);
    }
    return true;
}
