#include "CBuiltinGazetteers.h"

/* #embed is C23; clang takes it in earlier modes as well, with this warning. */
#pragma clang diagnostic ignored "-Wc23-extensions"

/* Its sections are read in place, as 64-bit words. */
static const _Alignas(64) uint8_t libya[] = {
#embed "libya.artgaz"
};

const uint8_t *artok_compiled_libya_bytes(void) { return libya; }
size_t artok_compiled_libya_size(void) { return sizeof libya; }
