#ifndef SENTENCE_BREAKS_H
#define SENTENCE_BREAKS_H

// ICU's sentence boundaries (root locale, no suppressions): what the tests hold the sentence scanner against.

#include <stdbool.h>
#include <stdint.h>

/// Boundaries of one text. Not thread-safe.
typedef struct sentence_breaks sentence_breaks;

/// NULL when ICU cannot open its rules.
sentence_breaks *sentence_breaks_open(void);
void sentence_breaks_close(sentence_breaks *breaks);
/// `text` must stay alive and unchanged until the last call to `next`.
bool sentence_breaks_set_text(sentence_breaks *breaks, const uint16_t *text, int32_t length);
/// The next boundary after the last one (the first call gives the first boundary after 0), or -1 at the end.
int32_t sentence_breaks_next(sentence_breaks *breaks);

#endif
