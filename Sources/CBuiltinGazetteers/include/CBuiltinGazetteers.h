/* The data files of this folder, byte for byte. */
#ifndef CBUILTINGAZETTEERS_H
#define CBUILTINGAZETTEERS_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *artok_builtin_libya_bytes(void);
size_t artok_builtin_libya_size(void);

/* What libya.tsv compiles to. Whoever changes the table, or what it compiles to, makes it anew:

       swift run artok compile Sources/CBuiltinGazetteers/libya.tsv -o Sources/CBuiltinGazetteers/libya.artgaz */
const uint8_t *artok_compiled_libya_bytes(void);
size_t artok_compiled_libya_size(void);

/* How often words occur; see CommonWordsTable.swift. */
const uint8_t *artok_common_words_bytes(void);
size_t artok_common_words_size(void);

#endif
