/* Cleaning, measuring and folding of UTF-8 text, on libunistring. */
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/pool.h"

/* Printable ASCII and LF only: nothing to check or to normalise. */
static bool is_plain(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const unsigned char c = (unsigned char)bytes[i];

        if ((c < 0x20 && c != '\n') || c >= 0x7f)
            return false;
    }
    return true;
}

/* Letters that nobody sees, and that come along when text is pasted. The two joiners stay: emoji
 * and some scripts need them. */
static bool is_invisible(ucs4_t c)
{
    return c == 0xad || c == 0x61c || c == 0x180e || c == 0x200b || c == 0x200e || c == 0x200f ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xfeff;
}

/* What never belongs in a text: C0 and C1 controls, bidirectional overrides and isolates
 * (they can make a text read otherwise than it is), noncharacters, what is invisible. */
static bool is_unwanted(ucs4_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || (c & 0xfffe) == 0xfffe ||
           (c >= 0xfdd0 && c <= 0xfdef) || is_invisible(c);
}

bool text_clean(struct pool *pool, const char *bytes, size_t length, const char **text)
{
    const uint8_t *in = (const uint8_t *)bytes;
    size_t normal_length;
    uint8_t *normal;
    char *out;
    size_t used = 0;

    if (is_plain(bytes, length)) {
        *text = pool_strndup(pool, bytes, length);
        return true;
    }
    if (memchr(bytes, '\0', length) != NULL || u8_check(in, length) != NULL)
        return false;
    normal = u8_normalize(UNINORM_NFC, in, length, NULL, &normal_length);
    if (normal == NULL)
        abort();
    out = pool_alloc(pool, normal_length + 1);
    for (size_t at = 0; at < normal_length;) {
        ucs4_t c;
        const int size = u8_mbtouc(&c, normal + at, normal_length - at);

        if (c == '\r') {
            if (at + 1 >= normal_length || normal[at + 1] != '\n')
                out[used++] = '\n';
        } else if (!is_unwanted(c)) {
            memcpy(out + used, normal + at, (size_t)size);
            used += (size_t)size;
        }
        at += (size_t)size;
    }
    free(normal);
    *text = out;
    return true;
}

/* Bytes of the white space character at this place; 0 if there is none. */
static size_t space_size(const char *at)
{
    ucs4_t c;
    const int size = u8_strmbtouc(&c, (const uint8_t *)at);

    return size > 0 && uc_is_property_white_space(c) ? (size_t)size : 0;
}

static bool is_no_break(const char *at)
{
    return text_starts_with(at, "\u00a0") || text_starts_with(at, "\u202f");
}

const char *text_trim(struct pool *pool, const char *text, enum text_lines lines)
{
    char *out = pool_alloc(pool, strlen(text) + 1);
    size_t used = 0, end = 0;

    for (const char *at = text; *at != '\0';) {
        const size_t space = space_size(at);

        if (space == 0) {
            do
                out[used++] = *at++;
            while (((unsigned char)*at & 0xc0) == 0x80);
            end = used;
        } else {
            /* A no-break space is typography, not a gap: it stays what it is. */
            if (used > 0 && (lines == TEXT_LINES || is_no_break(at))) {
                memcpy(out + used, at, space);
                used += space;
            } else if (used > 0 && used == end) {
                out[used++] = ' ';
            }
            at += space;
        }
    }
    out[end] = '\0';
    return out;
}

const char *text_compact(struct pool *pool, const char *text, const char *separators)
{
    char *out = pool_alloc(pool, strlen(text) + 1);
    char *end = out;

    while (*text != '\0') {
        ucs4_t c;
        const int size = u8_strmbtouc(&c, (const uint8_t *)text);

        if (size <= 0)
            return ""; /* not UTF-8: text_clean has not seen it */
        if (!uc_is_property_white_space(c) && !uc_is_property_dash(c) &&
            !uc_is_general_category(c, UC_FORMAT) &&
            (c >= 0x80 || strchr(separators, (int)c) == NULL))
            end = mempcpy(end, text, (size_t)size);
        text += size;
    }
    *end = '\0';
    return out;
}

const char *text_apostrophes(struct pool *pool, const char *text)
{
    static const char curly[] = "’";
    char *out = pool_alloc(pool, strlen(text) * (sizeof curly - 1) + 1), *end = out;
    bool is_after_letter = false;

    while (*text != '\0') {
        ucs4_t c;
        const int size = u8_strmbtouc(&c, (const uint8_t *)text);

        if (size <= 0)
            return ""; /* not UTF-8: text_clean has not seen it */
        end = c == '\'' && is_after_letter ? mempcpy(end, curly, sizeof curly - 1)
                                           : mempcpy(end, text, (size_t)size);
        is_after_letter = uc_is_general_category(c, UC_LETTER);
        text += size;
    }
    *end = '\0';
    return out;
}

size_t text_length(const char *text)
{
    return u8_mbsnlen((const uint8_t *)text, strlen(text));
}

/* What compatibility decomposition leaves whole: ligatures, letters with a stroke. The collation of
 * the database takes each for the same. */
static const char *plain_letters(ucs4_t c)
{
    switch (c) {
    case 0x153: return "oe";
    case 0xe6: return "ae";
    case 0xf8: return "o";
    case 0x142: return "l";
    case 0x111: return "d";
    case 0xf0: return "d";
    case 0x127: return "h";
    default: return NULL;
    }
}

static size_t folded_append(char *out, size_t used, ucs4_t c, const uint8_t *bytes, size_t size)
{
    const char *letters = plain_letters(c);

    if (uc_is_general_category(c, UC_MARK))
        return used;
    if (letters != NULL) /* no longer than the letter itself in UTF-8 */
        return (size_t)(stpcpy(out + used, letters) - out);
    if (uc_is_general_category(c, UC_LETTER) || uc_is_general_category(c, UC_NUMBER)) {
        memcpy(out + used, bytes, size);
        return used + size;
    }
    if (used > 0 && out[used - 1] != ' ')
        out[used++] = ' ';
    return used;
}

const char *text_fold(struct pool *pool, const char *text)
{
    size_t length;
    uint8_t *folded =
        u8_casefold((const uint8_t *)text, strlen(text), NULL, UNINORM_NFKD, NULL, &length);
    char *out;
    size_t used = 0;

    if (folded == NULL)
        return ""; /* not UTF-8: text_clean has not seen it, nothing can match it */
    out = pool_alloc(pool, length + 1);
    for (size_t at = 0; at < length;) {
        ucs4_t c;
        const size_t size = (size_t)u8_mbtouc(&c, folded + at, length - at);

        used = folded_append(out, used, c, folded + at, size);
        at += size;
    }
    free(folded);
    while (used > 0 && out[used - 1] == ' ')
        used--;
    out[used] = '\0';
    return out;
}

/* The words "cedex 9" or "cedex" at a place of a folded text, and their length; 0 if they are not
 * there. */
static size_t cedex_length(const char *word)
{
    size_t length = strlen("cedex"), digits;

    if (!text_starts_with(word, "cedex") || (word[length] != ' ' && word[length] != '\0'))
        return 0;
    digits = word[length] == ' ' ? strspn(word + length + 1, "0123456789") : 0;
    if (digits > 0 && digits <= 2 &&
        (word[length + 1 + digits] == ' ' || word[length + 1 + digits] == '\0'))
        length += 1 + digits;
    return length;
}

const char *text_fold_town(struct pool *pool, const char *text)
{
    const char *folded = text_fold(pool, text);
    /* "st" becomes "saint": at most four letters more for each three read. */
    char *out = pool_alloc(pool, strlen(folded) * 3 + 8);
    char *end = out;

    while (*folded != '\0') {
        const size_t length = strcspn(folded, " "), cedex = end > out ? cedex_length(folded) : 0;

        if (cedex > 0) {
            folded += cedex + (folded[cedex] == ' ');
            continue;
        }
        if (length == 2 && strncmp(folded, "st", 2) == 0) {
            end = stpcpy(end, "saint");
        } else if (length == 3 && strncmp(folded, "ste", 3) == 0) {
            end = stpcpy(end, "sainte");
        } else {
            memcpy(end, folded, length);
            end += length;
        }
        folded += length;
        if (*folded == ' ') {
            *end++ = ' ';
            folded++;
        }
    }
    while (end > out && end[-1] == ' ')
        *--end = '\0';
    return out;
}

bool text_is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

bool text_starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

unsigned text_number(const char *text, unsigned otherwise, unsigned largest)
{
    unsigned long number;

    if (*text == '\0' || strlen(text) > 9 || strspn(text, "0123456789") != strlen(text))
        return otherwise;
    number = strtoul(text, NULL, 10);
    return number >= 1 && number <= largest ? (unsigned)number : otherwise;
}
