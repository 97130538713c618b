#include "ICUPeer.h"

#include <cstdio>
#include <cstdlib>

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uversion.h>

using namespace icu;

const char *icu_peer_version(void) { return U_ICU_VERSION; }

static const Normalizer2 *instance(icu_peer_form form, UErrorCode &status) {
    switch (form) {
    case ICU_PEER_NFC: return Normalizer2::getNFCInstance(status);
    case ICU_PEER_NFKC: return Normalizer2::getNFKCInstance(status);
    case ICU_PEER_NFKC_CF: return Normalizer2::getNFKCCasefoldInstance(status);
    }
    return nullptr;
}

size_t icu_peer_normalize(
    icu_peer_form form, const uint8_t *text, size_t count, uint8_t *output, size_t capacity, size_t *edits) {
    UErrorCode status = U_ZERO_ERROR;
    const Normalizer2 *normalizer = instance(form, status);
    CheckedArrayByteSink sink(reinterpret_cast<char *>(output), static_cast<int32_t>(capacity));
    StringPiece source(reinterpret_cast<const char *>(text), static_cast<int32_t>(count));
    Edits changes;
    normalizer->normalizeUTF8(0, source, sink, edits ? &changes : nullptr, status);
    if (U_FAILURE(status)) {
        std::fprintf(stderr, "ICU: %s\n", u_errorName(status));
        std::exit(1);
    }
    if (edits) { *edits = static_cast<size_t>(changes.numberOfChanges()); }
    return static_cast<size_t>(sink.NumberOfBytesAppended());
}
