/*
 What artok asks of ICU, and nothing else.

 ICU renames its functions by macro (u_charType is u_charType_72 in one release and u_charType_78 in the next) and
 its headers clash with Foundation's own ICU, so no ICU header and no ICU type appears here: code points are uint32_t,
 UTF-16 units are uint16_t, iterators are opaque. All functions accept any uint32_t; values above U+10FFFF have no
 properties. All functions but those on an artok_icu_word_breaks, artok_icu_codes, artok_icu_names or
 artok_icu_formats are safe to call from several threads.
 */
#ifndef CARTOKICU_H
#define CARTOKICU_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* General categories in ICU's order, which is part of its stable interface (checked in Properties.c). */
enum artok_icu_category {
    ARTOK_GC_CN = 0, ARTOK_GC_LU, ARTOK_GC_LL, ARTOK_GC_LT, ARTOK_GC_LM, ARTOK_GC_LO, ARTOK_GC_MN, ARTOK_GC_ME,
    ARTOK_GC_MC, ARTOK_GC_ND, ARTOK_GC_NL, ARTOK_GC_NO, ARTOK_GC_ZS, ARTOK_GC_ZL, ARTOK_GC_ZP, ARTOK_GC_CC,
    ARTOK_GC_CF, ARTOK_GC_CO, ARTOK_GC_CS, ARTOK_GC_PD, ARTOK_GC_PS, ARTOK_GC_PE, ARTOK_GC_PC, ARTOK_GC_PO,
    ARTOK_GC_SM, ARTOK_GC_SC, ARTOK_GC_SK, ARTOK_GC_SO, ARTOK_GC_PI, ARTOK_GC_PF
};

/* Word_Break values of UAX #29, in ICU's order (checked in Properties.c). */
enum artok_icu_word_break {
    ARTOK_WB_OTHER = 0, ARTOK_WB_ALETTER, ARTOK_WB_FORMAT, ARTOK_WB_KATAKANA, ARTOK_WB_MIDLETTER, ARTOK_WB_MIDNUM,
    ARTOK_WB_NUMERIC, ARTOK_WB_EXTENDNUMLET, ARTOK_WB_CR, ARTOK_WB_EXTEND, ARTOK_WB_LF, ARTOK_WB_MIDNUMLET,
    ARTOK_WB_NEWLINE, ARTOK_WB_REGIONAL_INDICATOR, ARTOK_WB_HEBREW_LETTER, ARTOK_WB_SINGLE_QUOTE,
    ARTOK_WB_DOUBLE_QUOTE, ARTOK_WB_E_BASE, ARTOK_WB_E_BASE_GAZ, ARTOK_WB_E_MODIFIER, ARTOK_WB_GLUE_AFTER_ZWJ,
    ARTOK_WB_ZWJ, ARTOK_WB_WSEGSPACE
};

/* Sentence_Break values of UAX #29, in ICU's order (checked in Properties.c). */
enum artok_icu_sentence_break {
    ARTOK_SB_OTHER = 0, ARTOK_SB_ATERM, ARTOK_SB_CLOSE, ARTOK_SB_FORMAT, ARTOK_SB_LOWER, ARTOK_SB_NUMERIC,
    ARTOK_SB_OLETTER, ARTOK_SB_SEP, ARTOK_SB_SP, ARTOK_SB_STERM, ARTOK_SB_UPPER, ARTOK_SB_CR, ARTOK_SB_EXTEND,
    ARTOK_SB_LF, ARTOK_SB_SCONTINUE
};

/* --- Properties.c --- */

uint8_t artok_icu_category(uint32_t c);
uint8_t artok_icu_combining_class(uint32_t c);
uint8_t artok_icu_word_break_value(uint32_t c);
uint8_t artok_icu_sentence_break_value(uint32_t c);
/* The digit's value 0–9 for a decimal digit (Nd), else -1. */
int32_t artok_icu_decimal_digit(uint32_t c);
/* Script or Script_Extensions contain Arabic (so U+064B, whose script is Inherited, is Arabic). */
bool artok_icu_has_arabic_script(uint32_t c);
/* Script is exactly this one (no extensions). */
bool artok_icu_is_latin(uint32_t c);
bool artok_icu_is_arabic(uint32_t c);
bool artok_icu_is_white_space(uint32_t c);
bool artok_icu_is_alphabetic(uint32_t c);
bool artok_icu_is_bidi_control(uint32_t c);
bool artok_icu_is_join_control(uint32_t c);
bool artok_icu_is_extended_pictographic(uint32_t c);
bool artok_icu_is_emoji(uint32_t c);
bool artok_icu_is_emoji_presentation(uint32_t c);
bool artok_icu_is_emoji_modifier(uint32_t c);
/* Word boundaries need a dictionary: Line_Break SA, or Han, Hiragana, Katakana. */
bool artok_icu_needs_dictionary(uint32_t c);
/* Hangul_Syllable_Type is LV or LVT. */
bool artok_icu_is_hangul_syllable(uint32_t c);
/* Decomposition_Type is <wide>: U+FF01–FF5E and their like, U+3000. */
bool artok_icu_is_wide_form(uint32_t c);

/* "72.1" and "15.0": the ICU and Unicode versions found at run time. Valid until the same thread asks again. */
const char *artok_icu_version(void);
const char *artok_icu_unicode_version(void);

/* --- Normalization.c --- */

/* The normalization forms; NFKC_CF is NFKC_Casefold. */
enum artok_icu_form {
    ARTOK_NFC = 0, ARTOK_NFD, ARTOK_NFKC, ARTOK_NFKD, ARTOK_NFKC_CF
};

/* True if what stands before never changes how this code point and what follows it are normalized. */
bool artok_icu_has_boundary_before(enum artok_icu_form form, uint32_t c);
/* True if the code point is its own normalization and composes with nothing before it. */
bool artok_icu_is_inert(enum artok_icu_form form, uint32_t c);

/*
 Writes the normalization of `length` UTF-16 units to `output` and returns the number of units it has, which may be
 more than `capacity` (then nothing useful is written: call again with room). Ill-formed UTF-16 is not accepted: the
 caller passes well-formed text. -1 when ICU fails for another reason (out of memory, its data file missing).
 */
int32_t artok_icu_normalize(
    enum artok_icu_form form, const uint16_t *text, int32_t length, uint16_t *output, int32_t capacity);

/* --- WordBreak.c --- */

/* ICU's word boundaries (root locale) of one text. Not thread-safe. */
typedef struct artok_icu_word_breaks artok_icu_word_breaks;

/* NULL when ICU cannot open its rules. Costs microseconds: keep it and point it at text after text. */
artok_icu_word_breaks *artok_icu_word_breaks_open(void);
void artok_icu_word_breaks_close(artok_icu_word_breaks *breaks);
/* `text` must stay alive and unchanged until the last call to `next`. */
bool artok_icu_word_breaks_set_text(artok_icu_word_breaks *breaks, const uint16_t *text, int32_t length);
/* The next boundary after the last one (the first call gives the first boundary after 0), or -1 at the end. */
int32_t artok_icu_word_breaks_next(artok_icu_word_breaks *breaks);

/* --- LocaleNames.c --- */

/* The id of the nth locale that ICU has data for ("ar_LY"), NULL from the number of them on. Valid for ever. */
const char *artok_icu_locale(int32_t n);
/* False if the locale's names of regions are certainly those of its parent: then they need not be asked for. */
bool artok_icu_has_own_region_names(const char *locale);

/* Codes that locale data has names for: UN M49 and ISO 3166 codes of regions, identifiers of time zones. */
enum artok_icu_code_set {
    ARTOK_TERRITORIES = 0, ARTOK_CONTINENTS, ARTOK_SUBCONTINENTS, ARTOK_GROUPINGS, ARTOK_ZONES
};

/* The codes of a set, in no order to rely on. Deprecated and unknown ones are left out. Not thread-safe. */
typedef struct artok_icu_codes artok_icu_codes;

/* NULL when ICU has no such data. */
artok_icu_codes *artok_icu_codes_open(enum artok_icu_code_set set);
void artok_icu_codes_close(artok_icu_codes *codes);
/* The next code, NULL at the end. Valid until the next call. */
const char *artok_icu_codes_next(artok_icu_codes *codes);

/* What one locale calls things. Opens what it needs when first asked. Not thread-safe. */
typedef struct artok_icu_names artok_icu_names;

/* NULL when out of memory. `locale` must be shorter than 64 bytes. */
artok_icu_names *artok_icu_names_open(const char *locale);
void artok_icu_names_close(artok_icu_names *names);

/* Names by code: of a region in full, for little room, or another one; of the city that a time zone is called by. */
enum artok_icu_name { ARTOK_REGION = 0, ARTOK_SHORT_REGION, ARTOK_VARIANT_REGION, ARTOK_CITY };
/* Names by number: months from 0; weekdays from 1, which is Sunday; eras from 0; the unit month as one of them. */
enum artok_icu_date_name {
    ARTOK_MONTH = 0, ARTOK_STANDALONE_MONTH, ARTOK_WEEKDAY, ARTOK_STANDALONE_WEEKDAY,
    ARTOK_ISLAMIC_MONTH, ARTOK_ISLAMIC_STANDALONE_MONTH, ARTOK_ISLAMIC_ERA, ARTOK_MONTH_UNIT
};

/*
 Both write a name in UTF-16 to `output` and return the number of units it has; 0 if there is none, or if it has more
 than `capacity`. A name that the locale does not have may come from its parents, or be the code in Latin letters.
 */
int32_t artok_icu_name(
    artok_icu_names *names, enum artok_icu_name kind, const char *code, uint16_t *output, int32_t capacity);
int32_t artok_icu_date_name(
    artok_icu_names *names, enum artok_icu_date_name kind, int32_t number, uint16_t *output, int32_t capacity);

/* --- LocaleFormats.c --- */

/* How one locale writes numbers, counts and Gregorian dates. Opens what it needs when first asked. Not thread-safe. */
typedef struct artok_icu_formats artok_icu_formats;

/*
 NULL for what is no BCP 47 tag ("ar-LY") or has 64 bytes or more, for a language that ICU has no data for, for a
 numbering system that it does not know or that has no digits, and when out of memory. Whatever calendar the locale
 has, dates are Gregorian.
 */
artok_icu_formats *artok_icu_formats_open(const char *tag);
void artok_icu_formats_close(artok_icu_formats *formats);

/* "ar", "arab": valid until it is closed. */
const char *artok_icu_formats_language(const artok_icu_formats *formats);
const char *artok_icu_formats_numbering_system(const artok_icu_formats *formats);
bool artok_icu_formats_is_right_to_left(const artok_icu_formats *formats);

/*
 All write to `output` in UTF-16 and return the number of units; 0 if they are more than `capacity`, or if ICU fails.
 Numbers are grouped as the locale does; fractions have at most so many digits, halves rounded away from 0.
 */
int32_t artok_icu_format_integer(
    artok_icu_formats *formats, int64_t number, uint16_t *output, int32_t capacity);
int32_t artok_icu_format_decimal(
    artok_icu_formats *formats, double number, int32_t fraction_digits, uint16_t *output, int32_t capacity);
int32_t artok_icu_format_percent(
    artok_icu_formats *formats, double share, int32_t fraction_digits, uint16_t *output, int32_t capacity);
/*
 A date of the proleptic Gregorian calendar, months and days from 1. The skeleton names the fields ("yMMMMd"), the
 locale puts them in order; it is ASCII and shorter than 32 bytes.
 */
int32_t artok_icu_format_date(
    artok_icu_formats *formats, int32_t year, int32_t month, int32_t day, const char *skeleton, uint16_t *output,
    int32_t capacity);

/*
 CLDR's keyword for the form that words have after a count: "zero", "one", "two", "few", "many" or "other". Exact up
 to 2^53. NULL if ICU fails; valid until the next call.
 */
const char *artok_icu_plural_category(artok_icu_formats *formats, int64_t count);

#ifdef __cplusplus
}
#endif

#endif
