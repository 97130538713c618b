/* zstd files (RFC 8878): frames one after another, some of them to be skipped. */
#include "Formats.h"

#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

/* What the `zstd` command takes unless told otherwise: 128 MB. */
enum { LARGEST_WINDOW = 27 };

struct zstd_unpacker {
    ZSTD_DStream *stream;
    /* How much input the stream would like next. */
    size_t wanted;
    bool is_between_frames;
    bool had_frame;
    /* The last output was full, so the stream may hold more. */
    bool was_full;
};

zstd_unpacker *zstd_open(void) {
    zstd_unpacker *unpacker = calloc(1, sizeof(zstd_unpacker));
    if (!unpacker) { return NULL; }
    unpacker->is_between_frames = true;
    unpacker->stream = ZSTD_createDStream();
    if (unpacker->stream &&
        !ZSTD_isError(ZSTD_DCtx_setParameter(unpacker->stream, ZSTD_d_windowLogMax, LARGEST_WINDOW))) {
        return unpacker;
    }
    zstd_close(unpacker);
    return NULL;
}

void zstd_close(zstd_unpacker *unpacker) {
    ZSTD_freeDStream(unpacker->stream);
    free(unpacker);
}

static enum artok_unpack_fault fault_of(const zstd_unpacker *unpacker, size_t code) {
    switch (ZSTD_getErrorCode(code)) {
    case ZSTD_error_checksum_wrong: return ARTOK_UNPACK_WRONG_SUM;
    case ZSTD_error_frameParameter_windowTooLarge: return ARTOK_UNPACK_WINDOW;
    case ZSTD_error_dictionary_wrong: return ARTOK_UNPACK_DICTIONARY;
    case ZSTD_error_memory_allocation: return ARTOK_UNPACK_NO_MEMORY;
    case ZSTD_error_prefix_unknown: return unpacker->had_frame ? ARTOK_UNPACK_TRAILING : ARTOK_UNPACK_DAMAGED;
    default: return ARTOK_UNPACK_DAMAGED;
    }
}

/*
 A call that fails does not tell what it wrote before. So none gets more than the rest of one block, without the three
 bytes of the next one's header that the stream asks for beyond it, and what the stream still holds is fetched alone.
 */
static size_t input_part(const zstd_unpacker *unpacker, size_t left) {
    enum { BLOCK_HEADER = 3 };
    if (unpacker->was_full) { return 0; }
    size_t wanted = unpacker->wanted;
    if (wanted > BLOCK_HEADER) { wanted -= BLOCK_HEADER; }
    if (wanted == 0) { wanted = 1; }
    return wanted < left ? wanted : left;
}

struct artok_unpacked zstd_run(
    zstd_unpacker *unpacker, const uint8_t *input, size_t count, bool is_last, uint8_t *output, size_t room
) {
    struct artok_unpacked done = {0, 0, ARTOK_UNPACK_GOOD};
    while (done.given < room) {
        ZSTD_inBuffer from = {input + done.taken, input_part(unpacker, count - done.taken), 0};
        ZSTD_outBuffer to = {output + done.given, room - done.given, 0};
        if (from.size == 0 && !unpacker->was_full) { break; }
        size_t status = ZSTD_decompressStream(unpacker->stream, &to, &from);
        if (ZSTD_isError(status)) {
            done.fault = fault_of(unpacker, status);
            return done;
        }
        done.taken += from.pos;
        done.given += to.pos;
        unpacker->wanted = status;
        unpacker->is_between_frames = status == 0;
        unpacker->had_frame = unpacker->had_frame || status == 0;
        unpacker->was_full = status != 0 && to.pos == to.size;
    }
    if (is_last && !unpacker->is_between_frames && done.given < room) { done.fault = ARTOK_UNPACK_CUT_SHORT; }
    return done;
}
