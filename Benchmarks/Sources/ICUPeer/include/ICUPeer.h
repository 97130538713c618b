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

#ifdef __cplusplus
}
#endif

#endif
