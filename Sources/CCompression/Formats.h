#ifndef FORMATS_H
#define FORMATS_H

#include "CCompression.h"

/* One format each; the functions are those of CCompression.h. */

typedef struct gzip_unpacker gzip_unpacker;
gzip_unpacker *gzip_open(void);
void gzip_close(gzip_unpacker *unpacker);
struct artok_unpacked gzip_run(
    gzip_unpacker *unpacker, const uint8_t *input, size_t count, bool is_last, uint8_t *output, size_t room
);

typedef struct zstd_unpacker zstd_unpacker;
zstd_unpacker *zstd_open(void);
void zstd_close(zstd_unpacker *unpacker);
struct artok_unpacked zstd_run(
    zstd_unpacker *unpacker, const uint8_t *input, size_t count, bool is_last, uint8_t *output, size_t room
);

#endif
