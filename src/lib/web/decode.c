/* Percent-decoding, forms, cookies. */
#include "web/decode.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "web/route.h"

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

/* The byte that a percent sign stands for, -1 if it stands for none. */
static int percent_value(const char *bytes, size_t length)
{
    const int high = length < 3 ? -1 : hex_value(bytes[1]);
    const int low = length < 3 ? -1 : hex_value(bytes[2]);

    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* The bytes that are meant, and their number; percent signs that stand for nothing are counted, and
 * themselves. */
static char *percent_bytes(struct pool *pool, const char *bytes, size_t length, bool plus_is_space,
                           size_t *used, size_t *stray)
{
    char *out = pool_alloc(pool, length + 1);

    *used = *stray = 0;
    for (size_t i = 0; i < length; i++) {
        char c = bytes[i];

        if (c == '%') {
            const int value = percent_value(bytes + i, length - i);

            *stray += value < 0;
            if (value >= 0) {
                c = (char)value;
                i += 2;
            }
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        out[(*used)++] = c;
    }
    return out;
}

static bool percent_decode(struct pool *pool, const char *bytes, size_t length, bool plus_is_space,
                           const char **text)
{
    size_t used, stray;
    const char *out = percent_bytes(pool, bytes, length, plus_is_space, &used, &stray);

    return stray == 0 && text_clean(pool, out, used, text);
}

/* Bytes as ISO-8859-1, whose characters are the first of Unicode; NUL is left out. */
static const char *latin_text(struct pool *pool, const char *bytes, size_t length)
{
    char *out = pool_alloc(pool, 2 * length + 1), *end = out;
    const char *text = "";

    for (size_t i = 0; i < length; i++) {
        const unsigned char c = (unsigned char)bytes[i];

        if (c >= 0x80)
            *end++ = (char)(0xc0 | c >> 6);
        if (c != 0)
            *end++ = (char)(c >= 0x80 ? 0x80 | (c & 0x3f) : c);
    }
    return text_clean(pool, out, (size_t)(end - out), &text) ? text : "";
}

static const char *text_decode(struct pool *pool, const char *bytes, size_t length)
{
    size_t used, stray;
    const char *out = percent_bytes(pool, bytes, length, true, &used, &stray);
    const char *text;

    return text_clean(pool, out, used, &text) ? text : latin_text(pool, out, used);
}

/* What a sentence leaves at the end of a query: as it stands there, or encoded by who copied it;
 * not the brackets that a form encodes. */
static size_t query_length(const char *query)
{
    static const char *const ends[] = {
        ".",         ",",         ";",         ":",         "!",        ")",      "]",
        "}",         ">",         "\"",        "'",         "%22",      "%27",    "%3E",
        "%3e",       "%20",       "%C2%BB",    "%c2%bb",    "%C2%A0",   "%c2%a0", "%E2%80%9D",
        "%e2%80%9d", "%E2%80%99", "%e2%80%99", "%E2%80%A6", "%e2%80%a6"};
    size_t length = strlen(query);

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t size = strlen(ends[i]);

        if (length < size || memcmp(query + length - size, ends[i], size) != 0)
            continue;
        length -= size;
        i = SIZE_MAX; /* from the first one again */
    }
    return length;
}

void decode_query(struct pool *pool, const char *query, struct form *form)
{
    const char *end = query + query_length(query);

    while (query < end && form->count < DECODE_PAIRS_MAX) {
        const char *ampersand = memchr(query, '&', (size_t)(end - query));
        const char *pair_end = ampersand != NULL ? ampersand : end;
        const char *equals = memchr(query, '=', (size_t)(pair_end - query));
        const char *name_end = equals != NULL ? equals : pair_end;

        if (pair_end > query)
            form_add(pool, form, text_decode(pool, query, (size_t)(name_end - query)),
                     equals == NULL
                         ? ""
                         : text_decode(pool, equals + 1, (size_t)(pair_end - equals - 1)));
        query = pair_end + 1;
    }
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
        if (size > BODY_LIMIT_DEFAULT || !text_clean(pool, blank + 4, size, &value))
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

const char *path_without_end(struct pool *pool, const char *path)
{
    static const char *const ends[] = {"/",      ".",      ",",  ";", ":", "!", ")",  "]",
                                       "}",      ">",      "\"", "'", "*", " ", "\n", "\r",
                                       "\t",     "»",      "«",  "”", "“", "’", "‘",  "…",
                                       "\u00a0", "\u202f", "`",  "~", "|", "<", "\\"};
    size_t length = strcspn(path, "&"); /* what was glued on as if there were a query */

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t size = strlen(ends[i]);

        if (length <= size || memcmp(path + length - size, ends[i], size) != 0)
            continue;
        length -= size;
        i = SIZE_MAX; /* from the first one again */
    }
    return pool_strndup(pool, path, length);
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

const char *encode_path(struct pool *pool, const char *path)
{
    const char *encoded = "";

    while (*path == '/') {
        const size_t length = strcspn(++path, "/");

        encoded = pool_printf(pool, "%s/%s", encoded,
                              encode_component(pool, pool_strndup(pool, path, length)));
        path += length;
    }
    return encoded;
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
