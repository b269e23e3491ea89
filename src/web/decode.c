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

const char *decode_boundary(struct pool *pool, const char *content_type)
{
    static const char type[] = "multipart/form-data";
    const char *parameter;
    size_t length;

    if (strncasecmp(content_type, type, sizeof type - 1) != 0)
        return NULL;
    parameter = strcasestr(content_type, "boundary=");
    if (parameter == NULL)
        return NULL;
    parameter += strlen("boundary=");
    if (*parameter == '"')
        parameter++;
    length = strcspn(parameter, "\"; ");
    /* RFC 2046, 5.1.1: at most 70 characters. */
    return length >= 1 && length <= 70 ? pool_strndup(pool, parameter, length) : NULL;
}

/* The value of a parameter of Content-Disposition, in quotes, as browsers write it; NULL if it
 * is not there. */
static const char *disposition_value(struct pool *pool, const char *head, const char *parameter)
{
    const char *mark = pool_printf(pool, " %s=\"", parameter);
    const char *start = strcasestr(head, mark);

    if (start == NULL)
        return NULL;
    start += strlen(mark);
    return pool_strndup(pool, start, strcspn(start, "\"\r\n"));
}

/* One part: its head, an empty line, its content. */
static bool part_decode(struct pool *pool, const char *bytes, size_t length, struct form *form,
                        struct form_file *files, size_t files_max, size_t *file_count)
{
    const char *blank = memmem(bytes, length, "\r\n\r\n", 4);
    const char *head, *name, *value;
    size_t size;

    if (blank == NULL)
        return false;
    head = pool_strndup(pool, bytes, (size_t)(blank - bytes));
    name = disposition_value(pool, head, "name");
    size = length - (size_t)(blank + 4 - bytes);
    if (name == NULL || !text_clean(pool, name, strlen(name), &name))
        return false;
    if (disposition_value(pool, head, "filename") == NULL) {
        if (!text_clean(pool, blank + 4, size, &value))
            return false;
        form_add(pool, form, name, value);
    } else if (*file_count < files_max) {
        files[(*file_count)++] = (struct form_file){name, blank + 4, size};
    }
    return true;
}

bool decode_multipart(struct pool *pool, const char *bytes, size_t length, const char *boundary,
                      struct form *form, struct form_file *files, size_t files_max,
                      size_t *file_count)
{
    const char *mark = pool_printf(pool, "--%s", boundary);
    const char *line = pool_printf(pool, "\r\n%s", mark);
    const size_t line_length = strlen(line);
    const char *end = bytes + length;
    size_t parts = 0;

    if (length < strlen(mark) || memcmp(bytes, mark, strlen(mark)) != 0)
        return false;
    bytes += strlen(mark);
    while (end - bytes >= 2 && memcmp(bytes, "\r\n", 2) == 0) {
        const char *next = memmem(bytes, (size_t)(end - bytes), line, line_length);

        if (next == NULL || next < bytes + 2 || ++parts > DECODE_PAIRS_MAX ||
            !part_decode(pool, bytes + 2, (size_t)(next - bytes - 2), form, files, files_max,
                         file_count))
            return false;
        bytes = next + line_length;
    }
    return end - bytes >= 2 && memcmp(bytes, "--", 2) == 0;
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

const char *encode_form(struct pool *pool, const struct form *form)
{
    size_t size = 1;
    char *text, *end;

    for (size_t i = 0; i < form->count; i++)
        size += 3 * (strlen(form->pairs[i].name) + strlen(form->pairs[i].value)) + strlen("&=");
    text = end = pool_alloc(pool, size);
    for (size_t i = 0; i < form->count; i++) {
        if (i > 0)
            *end++ = '&';
        end = stpcpy(end, encode_component(pool, form->pairs[i].name));
        *end++ = '=';
        end = stpcpy(end, encode_component(pool, form->pairs[i].value));
    }
    return text;
}
