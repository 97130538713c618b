#include "CPacking.h"

#include <zlib.h>
#include <zstd.h>

size_t pack_bound(size_t count) { return count + count / 8 + 4096; }

/// Packs `count` bytes, `step` at a time: from `bytes` on, or the first `step` of them again and again.
static size_t gzip(const uint8_t *bytes, size_t count, size_t step, bool repeats, uint8_t *output, size_t room) {
    z_stream stream = {0};
    if (deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) { return 0; }
    stream.next_out = output;
    stream.avail_out = (uInt)room;
    size_t done = 0;
    int status;
    do {
        size_t part = count - done < step ? count - done : step;
        stream.next_in = (Bytef *)(repeats ? bytes : bytes + done);
        stream.avail_in = (uInt)part;
        done += part;
        status = deflate(&stream, done == count ? Z_FINISH : Z_NO_FLUSH);
    } while (status == Z_OK && stream.avail_in == 0 && done < count);
    size_t size = stream.total_out;
    deflateEnd(&stream);
    return status == Z_STREAM_END ? size : 0;
}

static size_t zstd(
    const uint8_t *bytes, size_t count, size_t step, bool repeats, bool has_checksum, uint8_t *output, size_t room
) {
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, has_checksum);
    ZSTD_outBuffer to = {output, room, 0};
    size_t done = 0;
    size_t status;
    do {
        size_t part = count - done < step ? count - done : step;
        ZSTD_inBuffer from = {repeats ? bytes : bytes + done, part, 0};
        done += part;
        status = ZSTD_compressStream2(context, &to, &from, done == count ? ZSTD_e_end : ZSTD_e_flush);
    } while (status == 0 && done < count);
    ZSTD_freeCCtx(context);
    return status == 0 ? to.pos : 0;
}

size_t pack_gzip(const uint8_t *bytes, size_t count, uint8_t *output, size_t room) {
    return gzip(bytes, count, count, false, output, room);
}

size_t pack_zstd(const uint8_t *bytes, size_t count, size_t block, bool has_checksum, uint8_t *output, size_t room) {
    return zstd(bytes, count, block ? block : count, false, has_checksum, output, room);
}

static const uint8_t zeros[1 << 16];

size_t pack_gzip_zeros(size_t count, uint8_t *output, size_t room) {
    return gzip(zeros, count, sizeof zeros, true, output, room);
}

size_t pack_zstd_zeros(size_t count, uint8_t *output, size_t room) {
    return zstd(zeros, count, sizeof zeros, true, true, output, room);
}
