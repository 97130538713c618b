#include "CArtokICU.h"

#include <unicode/unorm2.h>

typedef const UNormalizer2 *(*instance)(UErrorCode *);

static int32_t normalize(instance get, const uint16_t *text, int32_t length, uint16_t *output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = get(&status);
    if (U_FAILURE(status)) { return -1; }
    int32_t count = unorm2_normalize(normalizer, (const UChar *)text, length, (UChar *)output, capacity, &status);
    return U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR ? -1 : count;
}

bool artok_icu_is_nfc_boundary_before(uint32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    return U_SUCCESS(status) && unorm2_hasBoundaryBefore(nfc, (UChar32)c);
}

int32_t artok_icu_nfc(const uint16_t *text, int32_t length, uint16_t *output, int32_t capacity) {
    return normalize(unorm2_getNFCInstance, text, length, output, capacity);
}
int32_t artok_icu_nfd(const uint16_t *text, int32_t length, uint16_t *output, int32_t capacity) {
    return normalize(unorm2_getNFDInstance, text, length, output, capacity);
}
int32_t artok_icu_nfkc(const uint16_t *text, int32_t length, uint16_t *output, int32_t capacity) {
    return normalize(unorm2_getNFKCInstance, text, length, output, capacity);
}
int32_t artok_icu_nfkd(const uint16_t *text, int32_t length, uint16_t *output, int32_t capacity) {
    return normalize(unorm2_getNFKDInstance, text, length, output, capacity);
}
int32_t artok_icu_nfkc_casefold(const uint16_t *text, int32_t length, uint16_t *output, int32_t capacity) {
    return normalize(unorm2_getNFKCCasefoldInstance, text, length, output, capacity);
}
