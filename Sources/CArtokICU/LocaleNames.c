#include "CArtokICU.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udata.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>
#include <unicode/uregion.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

/* ICU keeps the names of regions in a package of their own. */
static const char region_package[] = U_ICUDATA_NAME "-region";

const char *artok_icu_locale(int32_t n) { return n < uloc_countAvailable() ? uloc_getAvailable(n) : NULL; }

bool artok_icu_has_own_region_names(const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    ures_close(ures_open(region_package, locale, &status));
    return U_FAILURE(status) || status == U_ZERO_ERROR;
}

/* --- Codes --- */

static UEnumeration *open_codes(enum artok_icu_code_set set, UErrorCode *status) {
    switch (set) {
    case ARTOK_TERRITORIES: return uregion_getAvailable(URGN_TERRITORY, status);
    case ARTOK_CONTINENTS: return uregion_getAvailable(URGN_CONTINENT, status);
    case ARTOK_SUBCONTINENTS: return uregion_getAvailable(URGN_SUBCONTINENT, status);
    case ARTOK_GROUPINGS: return uregion_getAvailable(URGN_GROUPING, status);
    case ARTOK_ZONES:
        return ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, NULL, status);
    }
    return NULL;
}

artok_icu_codes *artok_icu_codes_open(enum artok_icu_code_set set) {
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *codes = open_codes(set, &status);
    return U_SUCCESS(status) ? (artok_icu_codes *)codes : NULL;
}

void artok_icu_codes_close(artok_icu_codes *codes) { uenum_close((UEnumeration *)codes); }

const char *artok_icu_codes_next(artok_icu_codes *codes) {
    UErrorCode status = U_ZERO_ERROR;
    const char *code = uenum_next((UEnumeration *)codes, NULL, &status);
    return U_SUCCESS(status) ? code : NULL;
}

/* --- Names --- */

enum { GREGORIAN, ISLAMIC, CALENDARS };

struct artok_icu_names {
    char locale[64];
    /* In full and short. */
    ULocaleDisplayNames *regions[2];
    UResourceBundle *variants;
    /* Writes the city of the calendar's time zone. */
    UDateFormat *city_format;
    UCalendar *city_calendar;
    UDateFormat *dates[CALENDARS];
    UNumberFormatter *months;
};

artok_icu_names *artok_icu_names_open(const char *locale) {
    artok_icu_names *names = calloc(1, sizeof *names);
    if (names) { snprintf(names->locale, sizeof names->locale, "%s", locale); }
    return names;
}

void artok_icu_names_close(artok_icu_names *names) {
    if (!names) { return; }
    for (int i = 0; i < 2; i++) {
        if (names->regions[i]) { uldn_close(names->regions[i]); }
    }
    for (int i = 0; i < CALENDARS; i++) {
        if (names->dates[i]) { udat_close(names->dates[i]); }
    }
    if (names->variants) { ures_close(names->variants); }
    if (names->city_format) { udat_close(names->city_format); }
    if (names->city_calendar) { ucal_close(names->city_calendar); }
    if (names->months) { unumf_close(names->months); }
    free(names);
}

static int32_t region(
    artok_icu_names *names, bool is_short, const char *code, UChar *output, int32_t capacity, UErrorCode *status) {
    ULocaleDisplayNames **regions = &names->regions[is_short];
    if (!*regions) {
        UDisplayContext contexts[] = {
            is_short ? UDISPCTX_LENGTH_SHORT : UDISPCTX_LENGTH_FULL, UDISPCTX_NO_SUBSTITUTE
        };
        *regions = uldn_openForContext(names->locale, contexts, 2, status);
    }
    return *regions && U_SUCCESS(*status) ? uldn_regionDisplayName(*regions, code, output, capacity, status) : 0;
}

/* No display function gives variants, so this is the one place that reads ICU's data by its keys. */
static int32_t variant(
    artok_icu_names *names, const char *code, UChar *output, int32_t capacity, UErrorCode *status) {
    if (!names->variants) {
        UResourceBundle *bundle = ures_open(region_package, names->locale, status);
        names->variants = ures_getByKey(bundle, "Countries%variant", NULL, status);
        ures_close(bundle);
        if (U_FAILURE(*status)) { return 0; }
    }
    int32_t length = 0;
    const UChar *name = ures_getStringByKey(names->variants, code, &length, status);
    if (U_FAILURE(*status) || length > capacity) { return 0; }
    u_memcpy(output, name, length);
    return length;
}

static int32_t city(
    artok_icu_names *names, const char *zone, UChar *output, int32_t capacity, UErrorCode *status) {
    static const UChar pattern[] = {'V', 'V', 'V'};
    if (!names->city_format) {
        names->city_format = udat_open(UDAT_PATTERN, UDAT_PATTERN, names->locale, NULL, 0, pattern, 3, status);
    }
    if (!names->city_calendar) { names->city_calendar = ucal_open(NULL, 0, names->locale, UCAL_GREGORIAN, status); }
    UChar id[64];
    size_t length = strlen(zone);
    if (U_FAILURE(*status) || length > 64) { return 0; }
    u_charsToUChars(zone, id, (int32_t)length);
    ucal_setTimeZone(names->city_calendar, id, (int32_t)length, status);
    return udat_formatCalendar(names->city_format, names->city_calendar, output, capacity, NULL, status);
}

int32_t artok_icu_name(
    artok_icu_names *names, enum artok_icu_name kind, const char *code, uint16_t *output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    switch (kind) {
    case ARTOK_REGION: length = region(names, false, code, (UChar *)output, capacity, &status); break;
    case ARTOK_SHORT_REGION: length = region(names, true, code, (UChar *)output, capacity, &status); break;
    case ARTOK_VARIANT_REGION: length = variant(names, code, (UChar *)output, capacity, &status); break;
    case ARTOK_CITY: length = city(names, code, (UChar *)output, capacity, &status); break;
    }
    return U_SUCCESS(status) ? length : 0;
}

static int32_t symbol(
    artok_icu_names *names, int calendar, UDateFormatSymbolType type, int32_t number, UChar *output,
    int32_t capacity, UErrorCode *status) {
    UDateFormat **format = &names->dates[calendar];
    if (!*format) {
        char locale[sizeof names->locale + 32];
        snprintf(
            locale, sizeof locale, "%s@calendar=%s", names->locale, calendar == ISLAMIC ? "islamic" : "gregorian");
        *format = udat_open(UDAT_DEFAULT, UDAT_DEFAULT, locale, NULL, 0, NULL, 0, status);
    }
    if (U_FAILURE(*status) || number < 0 || number >= udat_countSymbols(*format, type)) { return 0; }
    return udat_getSymbols(*format, type, number, output, capacity, status);
}

/* What 1 month is called: in Arabic the word alone. */
static int32_t month_unit(artok_icu_names *names, UChar *output, int32_t capacity, UErrorCode *status) {
    static const char skeleton[] = "measure-unit/duration-month unit-width-full-name";
    if (!names->months) {
        UChar units[sizeof skeleton];
        u_charsToUChars(skeleton, units, sizeof skeleton);
        names->months = unumf_openForSkeletonAndLocale(units, -1, names->locale, status);
    }
    UFormattedNumber *result = unumf_openResult(status);
    unumf_formatInt(names->months, 1, result, status);
    int32_t length = unumf_resultToString(result, output, capacity, status);
    if (result) { unumf_closeResult(result); }
    return length;
}

int32_t artok_icu_date_name(
    artok_icu_names *names, enum artok_icu_date_name kind, int32_t number, uint16_t *output, int32_t capacity) {
    static const struct { int calendar; UDateFormatSymbolType type; } symbols[] = {
        [ARTOK_MONTH] = {GREGORIAN, UDAT_MONTHS},
        [ARTOK_STANDALONE_MONTH] = {GREGORIAN, UDAT_STANDALONE_MONTHS},
        [ARTOK_WEEKDAY] = {GREGORIAN, UDAT_WEEKDAYS},
        [ARTOK_STANDALONE_WEEKDAY] = {GREGORIAN, UDAT_STANDALONE_WEEKDAYS},
        [ARTOK_ISLAMIC_MONTH] = {ISLAMIC, UDAT_MONTHS},
        [ARTOK_ISLAMIC_STANDALONE_MONTH] = {ISLAMIC, UDAT_STANDALONE_MONTHS},
        [ARTOK_ISLAMIC_ERA] = {ISLAMIC, UDAT_ERAS},
    };
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    if (kind == ARTOK_MONTH_UNIT) {
        length = month_unit(names, (UChar *)output, capacity, &status);
    } else {
        length = symbol(
            names, symbols[kind].calendar, symbols[kind].type, number, (UChar *)output, capacity, &status);
    }
    return U_SUCCESS(status) ? length : 0;
}
