/* The built-in gazetteers' source files, byte for byte as they stand in this folder. */
#ifndef CBUILTINGAZETTEERS_H
#define CBUILTINGAZETTEERS_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *artok_builtin_libya_bytes(void);
size_t artok_builtin_libya_size(void);

#endif
