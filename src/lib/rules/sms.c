/* Texts in the alphabet of telephones. */
#include "rules/sms.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/bytes.h"
#include "base/pool.h"

/* GSM 03.38, 6.2.1: the alphabet, and its extension. */
static const char alphabet[] = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                               "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
static const char extension[] = "^{}\\[~]|€";

/* What has another writing there. */
static const struct {
    const char *from, *to;
} plain[] = {{"’", "'"},
             {"‘", "'"},
             {"“", "\""},
             {"”", "\""},
             {"«", "\""},
             {"»", "\""},
             {"…", "..."},
             {"–", "-"},
             {"—", "-"},
             {"‑", "-"},
             {"œ", "oe"},
             {"Œ", "OE"},
             {"\u00a0", " "},
             {"\u202f", " "},
             {"\t", " "},
             {"°", "o"},
             {"·", "."},
             {"`", "'"},
             {SMS_NAME_BEGIN, SMS_NAME_BEGIN},
             {SMS_NAME_END, SMS_NAME_END}};

static bool is_in(const char *set, const char *character, size_t length)
{
    for (const char *at = set; (at = strchr(at, *character)) != NULL; at++) {
        if (strncmp(at, character, length) == 0)
            return true;
    }
    return false;
}

/* The bytes of the character that begins there. */
static size_t character_length(const char *text)
{
    const int length = u8_strmblen((const uint8_t *)text);

    return length > 0 ? (size_t)length : 1;
}

/* The letter under the accents; nothing if there is none. */
static void base_letter_add(struct bytes *out, const char *character, size_t length)
{
    uint8_t parts[32];
    size_t size = sizeof parts;
    uint8_t *found = u8_normalize(UNINORM_NFD, (const uint8_t *)character, length, parts, &size);

    if (found != NULL && size > 0 && found[0] < 0x80)
        bytes_add(out, (const char *)found, 1);
    if (found != parts)
        free(found);
}

static void character_add(struct bytes *out, const char *character, size_t length)
{
    if (is_in(alphabet, character, length) || is_in(extension, character, length)) {
        bytes_add(out, character, length);
        return;
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (strlen(plain[i].from) == length && memcmp(plain[i].from, character, length) == 0) {
            bytes_add_text(out, plain[i].to);
            return;
        }
    }
    base_letter_add(out, character, length);
}

const char *sms_fold(struct pool *pool, const char *text)
{
    struct bytes out = {.pool = pool};

    while (*text != '\0') {
        const size_t length = character_length(text);

        character_add(&out, text, length);
        text += length;
    }
    bytes_add(&out, "", 1);
    return out.at;
}

size_t sms_length(const char *text)
{
    size_t septets = 0;

    while (*text != '\0') {
        const size_t length = character_length(text);

        septets += is_in(extension, text, length) ? 2 : 1;
        text += length;
    }
    return septets;
}

/* The longest beginning of a name that takes so much room with its ".". */
static const char *name_shorten(struct pool *pool, const char *name, size_t room)
{
    size_t end = 0, word_end = 0, used = 1;

    while (name[end] != '\0') {
        const size_t length = character_length(name + end);

        used += is_in(extension, name + end, length) ? 2 : 1;
        if (used > room)
            break;
        if (name[end] == ' ')
            word_end = end;
        end += length;
    }
    if (2 * word_end > end)
        end = word_end;
    while (end > 0 && strchr(" ,.-'", name[end - 1]) != NULL)
        end--;
    return end == 0 ? "" : pool_printf(pool, "%.*s.", (int)end, name);
}

const char *sms_fit(struct pool *pool, const char *text)
{
    const char *folded = sms_fold(pool, text);
    const char *begin = strstr(folded, SMS_NAME_BEGIN);
    const char *end = begin != NULL ? strstr(begin, SMS_NAME_END) : NULL;
    const size_t mark = strlen(SMS_NAME_BEGIN);
    const char *before, *name, *after;
    size_t taken;

    if (end == NULL)
        return folded;
    before = pool_strndup(pool, folded, (size_t)(begin - folded));
    name = pool_strndup(pool, begin + mark, (size_t)(end - begin) - mark);
    after = end + mark;
    taken = sms_length(before) + sms_length(after);
    if (taken + sms_length(name) > SMS_MAX)
        name = name_shorten(pool, name, taken < SMS_MAX ? SMS_MAX - taken : 0);
    return pool_printf(pool, "%s%s%s", before, name, after);
}

bool sms_is_quiet(const struct tm *local)
{
    return local->tm_wday == 0 || local->tm_hour < 8 || local->tm_hour >= 21;
}
