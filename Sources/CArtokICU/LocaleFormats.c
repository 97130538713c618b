#include "CArtokICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/unumsys.h>
#include <unicode/upluralrules.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

/* Skeletons are a few letters long, and so is what ICU makes of them. */
enum { SKELETON = 32, PATTERN = 128 };

struct artok_icu_formats {
    char locale[ULOC_FULLNAME_CAPACITY];
    char language[ULOC_LANG_CAPACITY];
    char numbering_system[16];
    /* Whole numbers and decimals; shares of 1. */
    UNumberFormat *numbers, *percent;
    UPluralRules *plurals;
    char plural_category[16];
    UDateTimePatternGenerator *patterns;
    UDateFormat *dates;
    UCalendar *calendar;
    /* That `dates` writes now. */
    char skeleton[SKELETON];
};

/* --- The locale --- */

/* For a language without data ICU takes whatever the machine's own language is. */
static bool has_data(const char *locale, UErrorCode *status) {
    char name[ULOC_FULLNAME_CAPACITY];
    uloc_getBaseName(locale, name, sizeof name, status);
    ures_close(ures_open(NULL, name, status));
    return U_SUCCESS(*status) && *status != U_USING_DEFAULT_WARNING;
}

/* Digits, not the likes of Roman numerals, which ICU has in dates and not in numbers. */
static bool find_numbering_system(artok_icu_formats *formats, UErrorCode *status) {
    UNumberingSystem *system = unumsys_open(formats->locale, status);
    if (U_FAILURE(*status)) { return false; }
    const char *name = unumsys_getName(system);
    bool is_usable = name && strlen(name) < sizeof formats->numbering_system && !unumsys_isAlgorithmic(system);
    if (is_usable) { strcpy(formats->numbering_system, name); }
    unumsys_close(system);
    return is_usable;
}

static bool find_locale(artok_icu_formats *formats, const char *tag) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t parsed = 0;
    size_t length = strlen(tag);
    uloc_forLanguageTag(tag, formats->locale, sizeof formats->locale, &parsed, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING || (size_t)parsed != length) { return false; }
    if (uloc_getLanguage(formats->locale, formats->language, sizeof formats->language, &status) == 0) { return false; }
    if (U_FAILURE(status) || !has_data(formats->locale, &status)) { return false; }
    status = U_ZERO_ERROR;
    /* Whatever calendar the country has. */
    uloc_setKeywordValue("calendar", "gregorian", formats->locale, sizeof formats->locale, &status);
    return U_SUCCESS(status) && find_numbering_system(formats, &status);
}

artok_icu_formats *artok_icu_formats_open(const char *tag) {
    artok_icu_formats *formats = strlen(tag) < 64 ? calloc(1, sizeof *formats) : NULL;
    if (formats && !find_locale(formats, tag)) {
        artok_icu_formats_close(formats);
        return NULL;
    }
    return formats;
}

void artok_icu_formats_close(artok_icu_formats *formats) {
    if (!formats) { return; }
    if (formats->numbers) { unum_close(formats->numbers); }
    if (formats->percent) { unum_close(formats->percent); }
    if (formats->plurals) { uplrules_close(formats->plurals); }
    if (formats->patterns) { udatpg_close(formats->patterns); }
    if (formats->dates) { udat_close(formats->dates); }
    if (formats->calendar) { ucal_close(formats->calendar); }
    free(formats);
}

const char *artok_icu_formats_language(const artok_icu_formats *formats) { return formats->language; }

const char *artok_icu_formats_numbering_system(const artok_icu_formats *formats) { return formats->numbering_system; }

bool artok_icu_formats_is_right_to_left(const artok_icu_formats *formats) {
    return uloc_isRightToLeft(formats->locale);
}

/* --- Numbers --- */

static UNumberFormat *number_format(
    artok_icu_formats *formats, UNumberFormat **format, UNumberFormatStyle style, int32_t fraction_digits,
    UErrorCode *status) {
    if (!*format) {
        *format = unum_open(style, NULL, 0, formats->locale, NULL, status);
        if (U_FAILURE(*status)) { return NULL; }
        /* 2.5 is 3, where ICU would say 2. */
        unum_setAttribute(*format, UNUM_ROUNDING_MODE, UNUM_ROUND_HALFUP);
    }
    if (unum_getAttribute(*format, UNUM_MAX_FRACTION_DIGITS) != fraction_digits) {
        unum_setAttribute(*format, UNUM_MAX_FRACTION_DIGITS, fraction_digits);
    }
    return *format;
}

int32_t artok_icu_format_integer(
    artok_icu_formats *formats, int64_t number, uint16_t *output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = number_format(formats, &formats->numbers, UNUM_DECIMAL, 0, &status);
    if (!format) { return 0; }
    int32_t length = unum_formatInt64(format, number, (UChar *)output, capacity, NULL, &status);
    return U_SUCCESS(status) ? length : 0;
}

int32_t artok_icu_format_decimal(
    artok_icu_formats *formats, double number, int32_t fraction_digits, uint16_t *output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = number_format(formats, &formats->numbers, UNUM_DECIMAL, fraction_digits, &status);
    if (!format) { return 0; }
    int32_t length = unum_formatDouble(format, number, (UChar *)output, capacity, NULL, &status);
    return U_SUCCESS(status) ? length : 0;
}

int32_t artok_icu_format_percent(
    artok_icu_formats *formats, double share, int32_t fraction_digits, uint16_t *output, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = number_format(formats, &formats->percent, UNUM_PERCENT, fraction_digits, &status);
    if (!format) { return 0; }
    int32_t length = unum_formatDouble(format, share, (UChar *)output, capacity, NULL, &status);
    return U_SUCCESS(status) ? length : 0;
}

const char *artok_icu_plural_category(artok_icu_formats *formats, int64_t count) {
    UErrorCode status = U_ZERO_ERROR;
    if (!formats->plurals) {
        formats->plurals = uplrules_openForType(formats->locale, UPLURAL_TYPE_CARDINAL, &status);
    }
    if (U_FAILURE(status)) { return NULL; }
    enum { CAPACITY = sizeof formats->plural_category };
    UChar keyword[CAPACITY];
    int32_t length = uplrules_select(formats->plurals, (double)count, keyword, CAPACITY, &status);
    if (U_FAILURE(status) || length >= CAPACITY) { return NULL; }
    u_UCharsToChars(keyword, formats->plural_category, length);
    formats->plural_category[length] = 0;
    return formats->plural_category;
}

/* --- Dates --- */

static const UChar utc[] = {'U', 'T', 'C'};

static void open_calendar(artok_icu_formats *formats, UErrorCode *status) {
    if (formats->calendar) { return; }
    formats->calendar = ucal_open(utc, 3, formats->locale, UCAL_GREGORIAN, status);
    /* ICU's own is Julian until 1582: this is long before the year 1. */
    if (U_SUCCESS(*status)) { ucal_setGregorianChange(formats->calendar, -1e14, status); }
}

static void choose_pattern(artok_icu_formats *formats, const char *skeleton, UErrorCode *status) {
    size_t length = strlen(skeleton);
    if (length == 0 || length >= SKELETON) {
        *status = U_ILLEGAL_ARGUMENT_ERROR;
        return;
    }
    if (formats->dates && strcmp(skeleton, formats->skeleton) == 0) { return; }
    if (!formats->patterns) { formats->patterns = udatpg_open(formats->locale, status); }
    if (U_FAILURE(*status)) { return; }
    UChar letters[SKELETON], pattern[PATTERN];
    u_charsToUChars(skeleton, letters, (int32_t)length);
    int32_t count = udatpg_getBestPattern(formats->patterns, letters, (int32_t)length, pattern, PATTERN, status);
    if (U_FAILURE(*status)) { return; }
    if (formats->dates) {
        udat_applyPattern(formats->dates, false, pattern, count);
    } else {
        formats->dates = udat_open(UDAT_PATTERN, UDAT_PATTERN, formats->locale, utc, 3, pattern, count, status);
    }
    if (U_SUCCESS(*status)) { strcpy(formats->skeleton, skeleton); }
}

int32_t artok_icu_format_date(
    artok_icu_formats *formats, int32_t year, int32_t month, int32_t day, const char *skeleton, uint16_t *output,
    int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    open_calendar(formats, &status);
    if (U_SUCCESS(status)) { choose_pattern(formats, skeleton, &status); }
    if (U_FAILURE(status)) { return 0; }
    ucal_clear(formats->calendar);
    ucal_setDate(formats->calendar, year, month - 1, day, &status);
    int32_t length = udat_formatCalendar(formats->dates, formats->calendar, (UChar *)output, capacity, NULL, &status);
    return U_SUCCESS(status) ? length : 0;
}
