/* Percent-decoding, forms, cookies. */
#include "web/decode.h"

#include <ctype.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static bool percent_decode(struct pool *pool, const char *bytes, size_t length, bool plus_is_space,
                           const char **text)
{
    char *out = pool_alloc(pool, length + 1);
    size_t used = 0;

    for (size_t i = 0; i < length; i++) {
        char c = bytes[i];

        if (c == '%') {
            int high, low;

            if (length - i < 3 || (high = hex_value(bytes[i + 1])) < 0 ||
                (low = hex_value(bytes[i + 2])) < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        out[used++] = c;
    }
    return text_clean(pool, out, used, text);
}

static bool pair_decode(struct pool *pool, const char *bytes, size_t length, struct form *form)
{
    const char *equals = memchr(bytes, '=', length);
    const size_t name_length = equals != NULL ? (size_t)(equals - bytes) : length;
    const char *name, *value = "";

    if (!percent_decode(pool, bytes, name_length, true, &name) ||
        (equals != NULL &&
         !percent_decode(pool, equals + 1, length - name_length - 1, true, &value)))
        return false;
    form_add(pool, form, name, value);
    return true;
}

bool decode_urlencoded(struct pool *pool, const char *bytes, size_t length, struct form *form)
{
    const char *end = bytes + length;

    while (bytes < end) {
        const char *ampersand = memchr(bytes, '&', (size_t)(end - bytes));
        const char *pair_end = ampersand != NULL ? ampersand : end;

        if (pair_end > bytes && (form->count >= DECODE_PAIRS_MAX ||
                                 !pair_decode(pool, bytes, (size_t)(pair_end - bytes), form)))
            return false;
        bytes = pair_end + 1;
    }
    return true;
}

bool decode_path(struct pool *pool, const char *bytes, size_t length, const char **path)
{
    return percent_decode(pool, bytes, length, false, path);
}

const char *decode_cookie(struct pool *pool, const char *header, const char *name)
{
    const size_t name_length = strlen(name);

    while (*header != '\0') {
        size_t length;

        header += strspn(header, " ;");
        length = strcspn(header, ";");
        if (length > name_length && strncmp(header, name, name_length) == 0 &&
            header[name_length] == '=')
            return pool_strndup(pool, header + name_length + 1, length - name_length - 1);
        header += length;
    }
    return NULL;
}

const char *encode_component(struct pool *pool, const char *text)
{
    static const char digits[] = "0123456789ABCDEF";
    char *out = pool_alloc(pool, strlen(text) * 3 + 1);
    char *end = out;

    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;

        if (isalnum(c) || strchr("-._~", c) != NULL) {
            *end++ = (char)c;
        } else {
            *end++ = '%';
            *end++ = digits[c >> 4];
            *end++ = digits[c & 15];
        }
    }
    return out;
}
