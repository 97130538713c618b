#include "CSentenceBreaks.h"

#include <unicode/ubrk.h>

struct sentence_breaks;

sentence_breaks *sentence_breaks_open(void) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, "", NULL, 0, &status);
    return U_SUCCESS(status) ? (sentence_breaks *)iterator : NULL;
}

void sentence_breaks_close(sentence_breaks *breaks) {
    if (breaks) { ubrk_close((UBreakIterator *)breaks); }
}

bool sentence_breaks_set_text(sentence_breaks *breaks, const uint16_t *text, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText((UBreakIterator *)breaks, (const UChar *)text, length, &status);
    return U_SUCCESS(status);
}

int32_t sentence_breaks_next(sentence_breaks *breaks) {
    int32_t boundary = ubrk_next((UBreakIterator *)breaks);
    return boundary == UBRK_DONE ? -1 : boundary;
}
