#include "CArtokICU.h"

#include <stddef.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>

/* The header's enumerations are ICU's. */
_Static_assert((int)ARTOK_GC_CN == (int)U_UNASSIGNED &&
               (int)ARTOK_GC_LO == (int)U_OTHER_LETTER && (int)ARTOK_GC_MN == (int)U_NON_SPACING_MARK, "");
_Static_assert((int)ARTOK_GC_ND == (int)U_DECIMAL_DIGIT_NUMBER && (int)ARTOK_GC_ZP == (int)U_PARAGRAPH_SEPARATOR, "");
_Static_assert((int)ARTOK_GC_CF == (int)U_FORMAT_CHAR && (int)ARTOK_GC_PO == (int)U_OTHER_PUNCTUATION, "");
_Static_assert((int)ARTOK_GC_SO == (int)U_OTHER_SYMBOL && (int)ARTOK_GC_PF == (int)U_FINAL_PUNCTUATION, "");
_Static_assert((int)ARTOK_WB_ALETTER == (int)U_WB_ALETTER && (int)ARTOK_WB_FORMAT == (int)U_WB_FORMAT, "");
_Static_assert((int)ARTOK_WB_NUMERIC == (int)U_WB_NUMERIC && (int)ARTOK_WB_EXTENDNUMLET == (int)U_WB_EXTENDNUMLET, "");
_Static_assert((int)ARTOK_WB_MIDNUMLET == (int)U_WB_MIDNUMLET && (int)ARTOK_WB_NEWLINE == (int)U_WB_NEWLINE, "");
_Static_assert((int)ARTOK_WB_HEBREW_LETTER == (int)U_WB_HEBREW_LETTER &&
               (int)ARTOK_WB_DOUBLE_QUOTE == (int)U_WB_DOUBLE_QUOTE, "");
_Static_assert((int)ARTOK_WB_ZWJ == (int)U_WB_ZWJ && (int)ARTOK_WB_WSEGSPACE == (int)U_WB_WSEGSPACE, "");
_Static_assert((int)ARTOK_SB_ATERM == (int)U_SB_ATERM && (int)ARTOK_SB_CLOSE == (int)U_SB_CLOSE &&
               (int)ARTOK_SB_FORMAT == (int)U_SB_FORMAT && (int)ARTOK_SB_LOWER == (int)U_SB_LOWER &&
               (int)ARTOK_SB_NUMERIC == (int)U_SB_NUMERIC && (int)ARTOK_SB_OLETTER == (int)U_SB_OLETTER, "");
_Static_assert((int)ARTOK_SB_SEP == (int)U_SB_SEP && (int)ARTOK_SB_SP == (int)U_SB_SP &&
               (int)ARTOK_SB_STERM == (int)U_SB_STERM && (int)ARTOK_SB_UPPER == (int)U_SB_UPPER, "");
_Static_assert((int)ARTOK_SB_CR == (int)U_SB_CR && (int)ARTOK_SB_EXTEND == (int)U_SB_EXTEND &&
               (int)ARTOK_SB_LF == (int)U_SB_LF && (int)ARTOK_SB_SCONTINUE == (int)U_SB_SCONTINUE, "");

static bool has(uint32_t c, UProperty property) { return u_hasBinaryProperty((UChar32)c, property); }

static UScriptCode script(uint32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return c <= 0x10FFFF ? uscript_getScript((UChar32)c, &status) : USCRIPT_UNKNOWN;
}

uint8_t artok_icu_category(uint32_t c) { return (uint8_t)u_charType((UChar32)c); }
uint8_t artok_icu_combining_class(uint32_t c) { return u_getCombiningClass((UChar32)c); }

uint8_t artok_icu_word_break_value(uint32_t c) {
    return (uint8_t)u_getIntPropertyValue((UChar32)c, UCHAR_WORD_BREAK);
}

uint8_t artok_icu_sentence_break_value(uint32_t c) {
    return (uint8_t)u_getIntPropertyValue((UChar32)c, UCHAR_SENTENCE_BREAK);
}

int32_t artok_icu_decimal_digit(uint32_t c) { return u_charDigitValue((UChar32)c); }
bool artok_icu_has_arabic_script(uint32_t c) { return c <= 0x10FFFF && uscript_hasScript((UChar32)c, USCRIPT_ARABIC); }
bool artok_icu_is_latin(uint32_t c) { return script(c) == USCRIPT_LATIN; }
bool artok_icu_is_arabic(uint32_t c) { return script(c) == USCRIPT_ARABIC; }
bool artok_icu_is_white_space(uint32_t c) { return has(c, UCHAR_WHITE_SPACE); }
bool artok_icu_is_alphabetic(uint32_t c) { return has(c, UCHAR_ALPHABETIC); }
bool artok_icu_is_bidi_control(uint32_t c) { return has(c, UCHAR_BIDI_CONTROL); }
bool artok_icu_is_join_control(uint32_t c) { return has(c, UCHAR_JOIN_CONTROL); }
bool artok_icu_is_extended_pictographic(uint32_t c) { return has(c, UCHAR_EXTENDED_PICTOGRAPHIC); }
bool artok_icu_is_emoji(uint32_t c) { return has(c, UCHAR_EMOJI); }
bool artok_icu_is_emoji_presentation(uint32_t c) { return has(c, UCHAR_EMOJI_PRESENTATION); }
bool artok_icu_is_emoji_modifier(uint32_t c) { return has(c, UCHAR_EMOJI_MODIFIER); }

bool artok_icu_needs_dictionary(uint32_t c) {
    if (u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) { return true; }
    UScriptCode s = script(c);
    return s == USCRIPT_HAN || s == USCRIPT_HIRAGANA || s == USCRIPT_KATAKANA;
}

bool artok_icu_is_hangul_syllable(uint32_t c) {
    int32_t type = u_getIntPropertyValue((UChar32)c, UCHAR_HANGUL_SYLLABLE_TYPE);
    return type == U_HST_LV_SYLLABLE || type == U_HST_LVT_SYLLABLE;
}

bool artok_icu_is_wide_form(uint32_t c) {
    return u_getIntPropertyValue((UChar32)c, UCHAR_DECOMPOSITION_TYPE) == U_DT_WIDE;
}

/* Thread-local: the caller copies the string at once. */
const char *artok_icu_version(void) {
    static _Thread_local char text[U_MAX_VERSION_STRING_LENGTH];
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, text);
    return text;
}

const char *artok_icu_unicode_version(void) {
    static _Thread_local char text[U_MAX_VERSION_STRING_LENGTH];
    UVersionInfo version;
    u_getUnicodeVersion(version);
    u_versionToString(version, text);
    return text;
}
