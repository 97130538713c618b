/*
 artok for other languages: libArtokC finds the names of a gazetteer in columns of texts, and cuts texts into tokens.

 Columns are laid out as Apache Arrow lays them out, so whoever has Arrow data passes the buffers as they are and wraps
 the results without a copy. Nothing of Arrow is needed to use this header.

     char message[1000];
     artok_gazetteer *libya = NULL;
     if (artok_gazetteer_open("libya", &libya, message, sizeof message) != ARTOK_OK) return fail(message);
     const int32_t offsets[] = {0, 18, 33};
     const artok_strings texts = {
         .count = 2, .offsets = offsets, .offset_width = 4, .bytes = "قصف في سرتفي وبسرت", .byte_count = 33 };
     artok_result *mentions = NULL;
     if (artok_tag(libya, &texts, ARTOK_LEFTMOST_LONGEST, ARTOK_UTF8, &mentions, message, sizeof message) != ARTOK_OK) …
     const int32_t *starts = artok_result_buffer(mentions, ARTOK_START, ARTOK_DATA, NULL);
     …
     artok_result_free(mentions);
     artok_gazetteer_close(libya);

 All functions may be called from any number of threads at once, with the same handles too; only what frees a handle
 must be the last to use it. Nothing is kept between calls but what a handle holds. Texts may be any bytes. What is
 asked for wrongly is answered by a status and a message; no text, no offsets and no gazetteer end the process.
 */
#ifndef ARTOK_H
#define ARTOK_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* --- Answers --- */

typedef enum artok_status {
    ARTOK_OK = 0,
    /* NULL for something that is needed, a negative count, a choice that there is not. */
    ARTOK_INVALID_ARGUMENT = 1,
    /* Offsets that descend, or that point outside of the bytes. */
    ARTOK_INVALID_OFFSETS = 2,
    /* A gazetteer that cannot be read: the message has a line for each fault, with its file and line. */
    ARTOK_INVALID_GAZETTEER = 3,
    /* More than 32-bit offsets can count in one result: pass fewer rows, or 64-bit offsets. */
    ARTOK_TOO_LARGE = 4,
} artok_status;

/*
 Functions that can fail take `message`, memory for `capacity` bytes, which gets what is wrong as UTF-8 with a zero
 behind it, cut if it is longer; nothing ("") when all is well. NULL if nobody reads it. A handle that a function gives
 is NULL after a failure.
 */

/* --- Gazetteers --- */

/* A set of names to be found. */
typedef struct artok_gazetteer artok_gazetteer;

/*
 Opens a gazetteer: a file compiled by `artok compile` (mapped into memory and used in place, so that all processes of a
 machine share it), a source in .txt, .tsv or .jsonl (compiled now), or a built-in one by its name, "libya" or "world".
 A compiled file must not be changed while it is open; replacing it by another is no change.
 */
artok_status artok_gazetteer_open(const char *path, artok_gazetteer **gazetteer, char *message, int64_t capacity);

/* NULL is nothing to close. Results stay. */
void artok_gazetteer_close(artok_gazetteer *gazetteer);

/* How many entries it has; mentions tell theirs by their number, from 0. -1 for NULL. */
int64_t artok_gazetteer_count(const artok_gazetteer *gazetteer);

/* --- Texts --- */

/* A column of texts: the Arrow types utf8 and large_utf8, a slice of one too. */
typedef struct artok_strings {
    /* How many rows. */
    int64_t count;
    /* The first row in `offsets` and `validity`: Arrow's offset of the array, 0 for one that is no slice. */
    int64_t first;
    /* Row i is the bytes offsets[first + i] ..< offsets[first + i + 1]. */
    const void *offsets;
    /* Bytes of one offset: 4 (utf8) or 8 (large_utf8). */
    int64_t offset_width;
    /* UTF-8; what is ill formed is in no mention and shifts nothing. */
    const void *bytes;
    /* How many `bytes` there are. Offsets beyond are refused. */
    int64_t byte_count;
    /* Bit first + i, of the lowest bit of the first byte on, is 0 where row i is null. NULL if none is. */
    const void *validity;
} artok_strings;

/* What offsets in results count. An ill-formed part counts as the U+FFFD that decoders make of it. */
typedef enum artok_unit {
    ARTOK_UTF8 = 0,   /* bytes */
    ARTOK_UTF16 = 1,  /* code units: Java, JavaScript */
    ARTOK_SCALAR = 2, /* code points: Python */
} artok_unit;

/* --- What is done with them --- */

/* The columns of one answer. */
typedef struct artok_result artok_result;

typedef enum artok_overlap {
    ARTOK_LEFTMOST_LONGEST = 0, /* from left to right, the longest at each place */
    ARTOK_ALL = 1,              /* every mention, nested and overlapping ones too */
} artok_overlap;

/*
 Finds the mentions of each row, by ascending start, as `artok tag` does.
 Columns: ARTOK_ROWS, ARTOK_START, ARTOK_END, ARTOK_TEXT, ARTOK_PROCLITIC, ARTOK_ENTRY, ARTOK_HOW.
 */
artok_status artok_tag(const artok_gazetteer *gazetteer, const artok_strings *texts, artok_overlap overlap,
                       artok_unit unit, artok_result **result, char *message, int64_t capacity);

typedef enum artok_mode {
    ARTOK_ARABIC = 0,  /* UAX #29, changed for how Arabic is typed */
    ARTOK_UNICODE = 1, /* UAX #29 as the installed ICU has it */
} artok_mode;

/*
 Cuts each row into tokens, without white space, as `artok tokenize` does.
 Columns: ARTOK_ROWS, ARTOK_START, ARTOK_END, ARTOK_KIND.
 */
artok_status artok_tokenize(const artok_strings *texts, artok_mode mode, artok_unit unit, artok_result **result,
                            char *message, int64_t capacity);

/*
 Tells of entries what they are: of `count` of them by their numbers, or of all where `count` is -1.
 Columns: ARTOK_ID, ARTOK_TYPE, ARTOK_NAME.
 */
artok_status artok_entries(const artok_gazetteer *gazetteer, const uint32_t *entries, int64_t count,
                           artok_result **result, char *message, int64_t capacity);

/* --- Results --- */

typedef enum artok_column {
    /* Which of the mentions or tokens are a row's: a list of as many rows as texts went in. Null where the text is. */
    ARTOK_ROWS = 0,
    /* Where it stands in its row, half-open, in the unit that was asked for: int32, or int64 for 64-bit offsets. */
    ARTOK_START = 1,
    ARTOK_END = 2,
    /* What stands there, as it is written: a string. */
    ARTOK_TEXT = 3,
    /* The letters before the name, folded: a string, null where there are none. */
    ARTOK_PROCLITIC = 4,
    /* The number of the entry: uint32. */
    ARTOK_ENTRY = 5,
    /* What was overlooked: uint32, a bit for each artok_how. */
    ARTOK_HOW = 6,
    /* uint8, an artok_kind. */
    ARTOK_KIND = 7,
    /* Strings. */
    ARTOK_ID = 8,
    ARTOK_TYPE = 9,
    ARTOK_NAME = 10,
} artok_column;

/* A column's buffers, as Arrow has them. Offsets are as wide as those of the texts, 32 bits for entries. */
typedef enum artok_buffer {
    /* A bit for each, the lowest first, 0 where it is null; strings and ARTOK_ROWS have it, if any is null. */
    ARTOK_VALIDITY = 0,
    /* One more than there are, from 0; strings and ARTOK_ROWS have it. */
    ARTOK_OFFSETS = 1,
    /* Numbers, or the strings' UTF-8 one behind the other; ARTOK_ROWS has none. */
    ARTOK_DATA = 2,
} artok_buffer;

/* How many mentions, tokens or entries it has, of all rows. -1 for NULL. */
int64_t artok_result_count(const artok_result *result);

/*
 A buffer of a column, which stays where it is until the result is freed, at a multiple of 64. NULL if there is no such
 column or buffer. `byte_count` gets its size; it may be NULL.
 */
const void *artok_result_buffer(const artok_result *result, artok_column column, artok_buffer buffer,
                                int64_t *byte_count);

/* NULL is nothing to free. */
void artok_result_free(artok_result *result);

/* --- Names --- */

/* What a mention may differ in from the spelling of its entry. */
typedef enum artok_how {
    ARTOK_HOW_ALEF_MAQSURA = 1 << 0,
    ARTOK_HOW_CASE = 1 << 1,
    ARTOK_HOW_COMPATIBILITY = 1 << 2,
    ARTOK_HOW_DIGITS = 1 << 3,
    ARTOK_HOW_EXTENDED_LETTERS = 1 << 4,
    ARTOK_HOW_FORMAT_CONTROLS = 1 << 5,
    ARTOK_HOW_HAMZA = 1 << 6,
    ARTOK_HOW_INFLECTED = 1 << 7,
    ARTOK_HOW_JOINED = 1 << 8,
    ARTOK_HOW_LIGATURE = 1 << 9,
    ARTOK_HOW_PROCLITIC = 1 << 10,
    ARTOK_HOW_PUNCTUATION = 1 << 11,
    ARTOK_HOW_RUN_ON = 1 << 12,
    ARTOK_HOW_TASHKEEL = 1 << 13,
    ARTOK_HOW_TATWEEL = 1 << 14,
    ARTOK_HOW_TEH_MARBUTA = 1 << 15,
    ARTOK_HOW_WHITESPACE = 1 << 16,
} artok_how;

/* What the command calls bit number `bit` of ARTOK_HOW, such as "alef-maqsura" for 0; NULL where there is none. */
const char *artok_how_name(uint32_t bit);

typedef enum artok_kind {
    ARTOK_KIND_WORD = 0,
    ARTOK_KIND_NUMBER = 1,
    ARTOK_KIND_PUNCTUATION = 2,
    ARTOK_KIND_SYMBOL = 3,
    ARTOK_KIND_EMOJI = 4,
    ARTOK_KIND_URL = 5,
    ARTOK_KIND_EMAIL = 6,
    ARTOK_KIND_MENTION = 7,
    ARTOK_KIND_HASHTAG = 8,
    ARTOK_KIND_WHITESPACE = 9,
    ARTOK_KIND_OTHER = 10,
} artok_kind;

/* What the command calls a kind, such as "word" for 0; NULL where there is none. */
const char *artok_kind_name(uint32_t kind);

/* The version of artok, such as "0.1.0". */
const char *artok_version(void);

#ifdef __cplusplus
}
#endif

#endif
