#include "CBuiltinGazetteers.h"

/* #embed is C23; clang takes it in earlier modes as well, with this warning. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t libya[] = {
#embed "libya.tsv"
};

const uint8_t *artok_builtin_libya_bytes(void) { return libya; }
size_t artok_builtin_libya_size(void) { return sizeof libya; }
