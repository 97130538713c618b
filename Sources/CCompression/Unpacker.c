#include "Formats.h"

#include <stdlib.h>

enum artok_packing artok_packing_of(const uint8_t *bytes, size_t count) {
    if (count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B) { return ARTOK_GZIP; }
    if (count < 4) { return ARTOK_NOT_PACKED; }
    bool is_frame = bytes[0] == 0x28 && bytes[1] == 0xB5 && bytes[2] == 0x2F && bytes[3] == 0xFD;
    bool is_skippable = (bytes[0] & 0xF0) == 0x50 && bytes[1] == 0x2A && bytes[2] == 0x4D && bytes[3] == 0x18;
    return is_frame || is_skippable ? ARTOK_ZSTD : ARTOK_NOT_PACKED;
}

/* One of the two is there. */
struct artok_unpacker {
    gzip_unpacker *gzip;
    zstd_unpacker *zstd;
};

artok_unpacker *artok_unpacker_open(enum artok_packing packing) {
    artok_unpacker *unpacker = calloc(1, sizeof(artok_unpacker));
    if (!unpacker) { return NULL; }
    if (packing == ARTOK_GZIP) { unpacker->gzip = gzip_open(); }
    if (packing == ARTOK_ZSTD) { unpacker->zstd = zstd_open(); }
    if (unpacker->gzip || unpacker->zstd) { return unpacker; }
    free(unpacker);
    return NULL;
}

void artok_unpacker_close(artok_unpacker *unpacker) {
    if (!unpacker) { return; }
    if (unpacker->gzip) { gzip_close(unpacker->gzip); }
    if (unpacker->zstd) { zstd_close(unpacker->zstd); }
    free(unpacker);
}

struct artok_unpacked artok_unpacker_run(
    artok_unpacker *unpacker, const uint8_t *input, size_t count, bool is_last, uint8_t *output, size_t room
) {
    return unpacker->gzip ? gzip_run(unpacker->gzip, input, count, is_last, output, room)
                          : zstd_run(unpacker->zstd, input, count, is_last, output, room);
}
