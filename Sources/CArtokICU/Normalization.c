#include "CArtokICU.h"

#include <stddef.h>
#include <unicode/unorm2.h>

static const UNormalizer2 *normalizer(enum artok_icu_form form, UErrorCode *status) {
    switch (form) {
    case ARTOK_NFC: return unorm2_getNFCInstance(status);
    case ARTOK_NFD: return unorm2_getNFDInstance(status);
    case ARTOK_NFKC: return unorm2_getNFKCInstance(status);
    case ARTOK_NFKD: return unorm2_getNFKDInstance(status);
    case ARTOK_NFKC_CF: return unorm2_getNFKCCasefoldInstance(status);
    }
    *status = U_ILLEGAL_ARGUMENT_ERROR;
    return NULL;
}

bool artok_icu_has_boundary_before(enum artok_icu_form form, uint32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *instance = normalizer(form, &status);
    return U_SUCCESS(status) && unorm2_hasBoundaryBefore(instance, (UChar32)c);
}

bool artok_icu_is_inert(enum artok_icu_form form, uint32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *instance = normalizer(form, &status);
    if (U_FAILURE(status) || c > 0x10FFFF) { return false; }
    UChar text[2];
    int32_t length = 0;
    U16_APPEND_UNSAFE(text, length, (UChar32)c);
    return unorm2_quickCheck(instance, text, length, &status) == UNORM_YES && U_SUCCESS(status);
}

int32_t artok_icu_normalize(
    enum artok_icu_form form, const uint16_t *text, int32_t length, uint16_t *output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *instance = normalizer(form, &status);
    if (U_FAILURE(status)) { return -1; }
    int32_t count = unorm2_normalize(instance, (const UChar *)text, length, (UChar *)output, capacity, &status);
    return U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR ? -1 : count;
}
