#include "CViewPage.h"

/* #embed is C23; clang takes it in earlier modes as well, with this warning. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t words[] = {
#embed "words.tsv"
};

static const uint8_t style[] = {
#embed "page.css"
    ,
#embed "table.css"
    ,
#embed "charts.css"
    ,
#embed "map.css"
};

/* One script: a name that one file declares is known in all. */
static const uint8_t script[] = {
#embed "drawing.js"
    ,
#embed "mentions.js"
    ,
#embed "address.js"
    ,
#embed "card.js"
    ,
#embed "table.js"
    ,
#embed "charts.js"
    ,
#embed "together.js"
    ,
#embed "map-extent.js"
    ,
#embed "map-graticule.js"
    ,
#embed "map-labels.js"
    ,
#embed "map-moves.js"
    ,
#embed "map.js"
    ,
#embed "start.js"
};

static const uint8_t outlines[] = {
#embed "outlines.txt"
};

static const struct { const uint8_t *bytes; size_t size; } parts[] = {
    [ARTOK_PAGE_WORDS] = {words, sizeof words},
    [ARTOK_PAGE_STYLE] = {style, sizeof style},
    [ARTOK_PAGE_SCRIPT] = {script, sizeof script},
    [ARTOK_PAGE_OUTLINES] = {outlines, sizeof outlines},
};

const uint8_t *artok_page_bytes(enum artok_page_part part) { return parts[part].bytes; }
size_t artok_page_size(enum artok_page_part part) { return parts[part].size; }
