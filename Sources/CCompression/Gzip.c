/* gzip files (RFC 1952): members one after another, then nothing or zeros, as `gzip -d` reads them. */
#include "Formats.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum place { IN_MEMBER, BETWEEN, BEHIND_FIRST_MARK, IN_PADDING };

struct gzip_unpacker {
    z_stream stream;
    enum place place;
};

gzip_unpacker *gzip_open(void) {
    gzip_unpacker *unpacker = calloc(1, sizeof(gzip_unpacker));
    if (!unpacker) { return NULL; }
    unpacker->place = IN_MEMBER;
    /* The largest window, and a gzip header alone. */
    if (inflateInit2(&unpacker->stream, MAX_WBITS + 16) == Z_OK) { return unpacker; }
    free(unpacker);
    return NULL;
}

void gzip_close(gzip_unpacker *unpacker) {
    inflateEnd(&unpacker->stream);
    free(unpacker);
}

static uInt part(size_t count) { return count < UINT_MAX ? (uInt)count : UINT_MAX; }

/* zlib has one code for all that is wrong and tells more in words only. */
static enum artok_unpack_fault fault_of(int status, const z_stream *stream) {
    if (status == Z_MEM_ERROR) { return ARTOK_UNPACK_NO_MEMORY; }
    const char *words = stream->msg ? stream->msg : "";
    bool is_sum = !strcmp(words, "incorrect data check") || !strcmp(words, "incorrect length check");
    return is_sum ? ARTOK_UNPACK_WRONG_SUM : ARTOK_UNPACK_DAMAGED;
}

/* Begins the next member with its two marks, which the input need not hold together. */
static int begin_member(z_stream *stream) {
    Bytef marks[2] = {0x1F, 0x8B};
    Bytef nothing;
    int status = inflateReset(stream);
    if (status != Z_OK) { return status; }
    stream->next_in = marks;
    stream->avail_in = sizeof marks;
    stream->next_out = &nothing;
    stream->avail_out = 1;
    return inflate(stream, Z_NO_FLUSH);
}

/* Takes one byte behind a member. */
static enum artok_unpack_fault go_on(gzip_unpacker *unpacker, uint8_t byte) {
    switch (unpacker->place) {
    case BEHIND_FIRST_MARK: {
        if (byte != 0x8B) { return ARTOK_UNPACK_TRAILING; }
        unpacker->place = IN_MEMBER;
        int status = begin_member(&unpacker->stream);
        return status == Z_OK ? ARTOK_UNPACK_GOOD : fault_of(status, &unpacker->stream);
    }
    case BETWEEN:
        if (byte == 0x1F) {
            unpacker->place = BEHIND_FIRST_MARK;
            return ARTOK_UNPACK_GOOD;
        }
        unpacker->place = IN_PADDING;
        break;
    default: break;
    }
    return byte == 0 ? ARTOK_UNPACK_GOOD : ARTOK_UNPACK_TRAILING;
}

struct artok_unpacked gzip_run(
    gzip_unpacker *unpacker, const uint8_t *input, size_t count, bool is_last, uint8_t *output, size_t room
) {
    struct artok_unpacked done = {0, 0, ARTOK_UNPACK_GOOD};
    z_stream *stream = &unpacker->stream;
    while (done.given < room) {
        if (unpacker->place != IN_MEMBER) {
            if (done.taken == count) { break; }
            done.fault = go_on(unpacker, input[done.taken]);
            if (done.fault) { return done; }
            done.taken++;
            continue;
        }
        uInt input_part = part(count - done.taken);
        uInt output_part = part(room - done.given);
        stream->next_in = (z_const Bytef *)(input + done.taken);
        stream->avail_in = input_part;
        stream->next_out = output + done.given;
        stream->avail_out = output_part;
        int status = inflate(stream, Z_NO_FLUSH);
        done.taken += input_part - stream->avail_in;
        done.given += output_part - stream->avail_out;
        if (status == Z_STREAM_END) {
            unpacker->place = BETWEEN;
        } else if (status == Z_BUF_ERROR) {
            /* It could do nothing: there is no more input. */
            break;
        } else if (status != Z_OK) {
            done.fault = fault_of(status, stream);
            return done;
        }
    }
    /* A full output may hide that the member is at its end: the next call tells. */
    bool is_open = unpacker->place == IN_MEMBER || unpacker->place == BEHIND_FIRST_MARK;
    if (is_last && is_open && done.given < room) { done.fault = ARTOK_UNPACK_CUT_SHORT; }
    return done;
}
