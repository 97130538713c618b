/* The parts of the page that artok view writes, byte for byte as the files of this folder have them. */
#ifndef CVIEWPAGE_H
#define CVIEWPAGE_H

#include <stddef.h>
#include <stdint.h>

enum artok_page_part {
    /* What the interface says: key, Arabic, English. */
    ARTOK_PAGE_WORDS = 0,
    ARTOK_PAGE_STYLE,
    ARTOK_PAGE_SCRIPT,
    /* Coasts and borders for the map; see outlines.py. */
    ARTOK_PAGE_OUTLINES
};

const uint8_t *artok_page_bytes(enum artok_page_part part);
size_t artok_page_size(enum artok_page_part part);

#endif
