/*
 Unpacks what gzip and zstd have packed, piece by piece.

 Neither zlib.h nor zstd.h is included here, so none of their names is visible to Swift. Memory is bounded whatever the
 input says: 40 KB for gzip, the frame's window and a little more for zstd, at most 128 MB. An artok_unpacker is used by
 one thread at a time.
 */
#ifndef CCOMPRESSION_H
#define CCOMPRESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum artok_packing { ARTOK_NOT_PACKED = 0, ARTOK_GZIP, ARTOK_ZSTD };

/* As many bytes of a file as tell whether it is packed. */
enum { ARTOK_PACKING_MARK = 4 };

/* How a file is packed that begins with these bytes. */
enum artok_packing artok_packing_of(const uint8_t *bytes, size_t count);

enum artok_unpack_fault {
    ARTOK_UNPACK_GOOD = 0,
    /* The input ends within a gzip member or a zstd frame. */
    ARTOK_UNPACK_CUT_SHORT,
    ARTOK_UNPACK_DAMAGED,
    /* The sum or the size at the end of a member or frame is not that of what was unpacked. */
    ARTOK_UNPACK_WRONG_SUM,
    /* Behind a whole member or frame stands something else. */
    ARTOK_UNPACK_TRAILING,
    /* A zstd frame of which more than 128 MB must be kept in memory. */
    ARTOK_UNPACK_WINDOW,
    /* A zstd frame that was packed with a dictionary. */
    ARTOK_UNPACK_DICTIONARY,
    ARTOK_UNPACK_NO_MEMORY
};

typedef struct artok_unpacker artok_unpacker;

/* NULL without memory, or for ARTOK_NOT_PACKED. */
artok_unpacker *artok_unpacker_open(enum artok_packing packing);
void artok_unpacker_close(artok_unpacker *unpacker);

struct artok_unpacked {
    /* Bytes of the input that are done with. */
    size_t taken;
    /* Bytes of the output that were written; also before a fault. */
    size_t given;
    /* After a fault the unpacker can only be closed. */
    enum artok_unpack_fault fault;
};

/*
 Unpacks until the input is used up or the output is full, over all members and frames. Output may be left when all input
 is taken: more input is needed only once less than `room`, which is not 0, was given.

 is_last: no input follows this one. What then gives 0 bytes and no fault was the end.
 */
struct artok_unpacked artok_unpacker_run(
    artok_unpacker *unpacker, const uint8_t *input, size_t count, bool is_last, uint8_t *output, size_t room
);

#ifdef __cplusplus
}
#endif

#endif
