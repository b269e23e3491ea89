/* Encodings of files. */
#include "base/encoding.h"

#include <iconv.h>
#include <limits.h>
#include <string.h>
#include <strings.h>
#include <uchardet/uchardet.h>
#include <unistr.h>

#include "base/pool.h"
#include "base/text.h"

/* The text in UTF-8, from the pool; NULL if the bytes are none of that encoding. */
static char *converted(struct pool *pool, const char *encoding, const char *bytes, size_t size,
                       size_t *length)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    const size_t room = size * 4 + 4; /* no character takes more in UTF-8 */
    char *out, *in_at, *out_at;
    size_t in_left = size, out_left = room, outcome;

    if (converter == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr): as iconv says it */
        return NULL;
    out = out_at = pool_alloc(pool, room);
    /* iconv does not write where it reads, though its type says so. */
    memcpy(&in_at, &bytes, sizeof in_at);
    outcome = iconv(converter, &in_at, &in_left, &out_at, &out_left);
    iconv_close(converter);
    *length = room - out_left;
    return outcome == (size_t)-1 || in_left > 0 ? NULL : out;
}

/* How much like French the letters beyond ASCII are: those that it has count for, others and
 * signs against. */
static int score(const char *text, size_t length)
{
    static const char common[] = "éèêàçâîïôûùëœ’É«»°€";
    static const char rare[] = "ÈÊÀÇÂÎÏÔÛÙËŒñüöä–—…";
    int sum = 0;

    for (size_t at = 0; at < length;) {
        ucs4_t c;
        const int size = u8_mbtouc(&c, (const uint8_t *)text + at, length - at);

        if (c >= 0x80 && c < 0xa0)
            sum -= 10; /* control characters: nobody types them */
        else if (c >= 0x80 && u8_strchr((const uint8_t *)common, c) != NULL)
            sum += 3;
        else if (c >= 0x80 && u8_strchr((const uint8_t *)rare, c) != NULL)
            sum += 1;
        else if (c >= 0x80 && c != 0xa0)
            sum -= 2;
        at += (size_t)size;
    }
    return sum;
}

/* What uchardet thinks, from the pool; "" if nothing. */
static const char *thought(struct pool *pool, const char *bytes, size_t size)
{
    uchardet_t detector = uchardet_new();
    const char *name = "";

    if (uchardet_handle_data(detector, bytes, size) == 0) {
        uchardet_data_end(detector);
        name = pool_strdup(pool, uchardet_get_charset(detector));
    }
    uchardet_delete(detector);
    return name;
}

static bool decode_as(struct pool *pool, const char *encoding, const char *bytes, size_t size,
                      const char **text, const char **name)
{
    size_t length;
    const char *out = converted(pool, encoding, bytes, size, &length);

    *name = encoding;
    return out != NULL && text_clean(pool, out, length, text);
}

/* The best of the encodings in which one byte is one character. */
static bool decode_best(struct pool *pool, const char *bytes, size_t size, const char **text,
                        const char **name)
{
    const char *candidates[] = {"WINDOWS-1252", "MACINTOSH", "IBM850", thought(pool, bytes, size)};
    int best = INT_MIN;

    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        size_t length;
        const char *out = text_is_empty(candidates[i])
                              ? NULL
                              : converted(pool, candidates[i], bytes, size, &length);
        const int points = out != NULL ? score(out, length) : INT_MIN;

        if (points > best && text_clean(pool, out, length, text)) {
            best = points;
            *name = candidates[i];
        }
    }
    return best > INT_MIN;
}

/* UTF-16 without a mark: each second byte of ASCII is 0. */
static const char *utf16_unmarked(const char *bytes, size_t size)
{
    size_t zeros[2] = {0, 0};

    for (size_t i = 0; i < size; i++)
        zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
    if (size % 2 != 0 || zeros[0] + zeros[1] < size / 4)
        return NULL;
    return zeros[1] > zeros[0] ? "UTF-16LE" : "UTF-16BE";
}

bool encoding_decode(struct pool *pool, const char *bytes, size_t size, const char **text,
                     const char **name)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *name;
    } marks[] = {
        {"\xef\xbb\xbf", 3, "UTF-8"}, {"\xff\xfe", 2, "UTF-16LE"}, {"\xfe\xff", 2, "UTF-16BE"}};
    const char *utf16;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (size >= marks[i].size && memcmp(bytes, marks[i].bytes, marks[i].size) == 0)
            return decode_as(pool, marks[i].name, bytes + marks[i].size, size - marks[i].size, text,
                             name);
    }
    *name = "UTF-8";
    if (text_clean(pool, bytes, size, text))
        return true;
    utf16 = utf16_unmarked(bytes, size);
    if (utf16 != NULL)
        return decode_as(pool, utf16, bytes, size, text, name);
    return memchr(bytes, '\0', size) == NULL && decode_best(pool, bytes, size, text, name);
}
