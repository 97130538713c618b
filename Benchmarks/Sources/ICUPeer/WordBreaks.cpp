#include "ICUPeer.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

#include <unicode/ubrk.h>
#include <unicode/ustring.h>

icu_peer_tokens icu_peer_word_breaks(const uint8_t *text, size_t count, uint16_t *units, size_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    // Ill-formed parts become U+FFFD, as in our own offsets' sum they count as what they are: only for well-formed text.
    u_strFromUTF8WithSub(
        reinterpret_cast<UChar *>(units), static_cast<int32_t>(capacity), &length, reinterpret_cast<const char *>(text),
        static_cast<int32_t>(count), 0xFFFD, nullptr, &status);
    UBreakIterator *breaks = ubrk_open(UBRK_WORD, "", reinterpret_cast<UChar *>(units), length, &status);
    if (U_FAILURE(status)) {
        std::fprintf(stderr, "ICU: %s\n", u_errorName(status));
        std::exit(1);
    }
    icu_peer_tokens tokens = {0, 0};
    ubrk_first(breaks);
    for (int32_t end; (end = ubrk_next(breaks)) != UBRK_DONE;) {
        tokens.segments++;
        if (ubrk_getRuleStatus(breaks) >= UBRK_WORD_NUMBER) { tokens.words++; }
    }
    ubrk_close(breaks);
    return tokens;
}
