#include "CBuiltinGazetteers.h"

/* #embed is C23; clang takes it in earlier modes as well, with this warning. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t words[] = {
#embed "common-words.bin"
};

const uint8_t *artok_common_words_bytes(void) { return words; }
size_t artok_common_words_size(void) { return sizeof words; }
