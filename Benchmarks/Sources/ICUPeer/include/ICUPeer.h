#ifndef ICU_PEER_H
#define ICU_PEER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The ICU in use.
const char *icu_peer_version(void);

enum icu_peer_form { ICU_PEER_NFC, ICU_PEER_NFKC, ICU_PEER_NFKC_CF };

/// Normalizes UTF-8 by `Normalizer2::normalizeUTF8`, with an `Edits` if `edits` is not NULL, which gets their number.
/// The number of bytes of the result; they are written to `output`, which must have room for three times the text.
size_t icu_peer_normalize(
    enum icu_peer_form form, const uint8_t *text, size_t count, uint8_t *output, size_t capacity, size_t *edits);

/// What ICU finds between two word boundaries of the root locale.
typedef struct icu_peer_tokens {
    size_t segments;
    /// Those whose rule status says number, letter, kana or ideograph.
    size_t words;
} icu_peer_tokens;

/// Converts UTF-8 to UTF-16 in `units`, which must have room for as many units as the text has bytes, and asks for each
/// boundary and its rule status.
icu_peer_tokens icu_peer_word_breaks(const uint8_t *text, size_t count, uint16_t *units, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
