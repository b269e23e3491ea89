/* E-mail and web addresses. */
#include "rules/web_address.h"

#include <ctype.h>
#include <idn2.h>
#include <string.h>
#include <strings.h>

#include "base/pool.h"
#include "base/text.h"

/* As pasted: without invisible characters and spaces at its ends. text_compact() would take the
 * dashes too, and spaces in the middle are a mistake to be told of. */
static const char *pasted(struct pool *pool, const char *typed)
{
    const char *text;
    size_t length;

    if (!text_clean(pool, typed, strlen(typed), &text))
        return "";
    text = text_trim(pool, text, TEXT_ONE_LINE);
    length = strlen(text);
    /* What the sentence or the list that it was copied from left. */
    while (length > 0 && strchr(".,;", text[length - 1]) != NULL)
        length--;
    return pool_strndup(pool, text, length);
}

/* Labels of letters, digits and inner hyphens, at least two of them (RFC 1123, 2.1). */
static bool is_host(const char *host, size_t length)
{
    size_t label = 0, labels = 1;

    for (size_t i = 0; i < length; i++) {
        const char c = host[i];

        if (c == '.') {
            if (label == 0 || host[i - 1] == '-')
                return false;
            label = 0;
            labels++;
        } else if (isalnum((unsigned char)c) || (c == '-' && label > 0)) {
            if (++label > 63)
                return false;
        } else {
            return false;
        }
    }
    return label > 0 && labels > 1 && host[length - 1] != '-';
}

bool host_read(struct pool *pool, const char *typed, const char **host)
{
    char *ascii = NULL;

    *host = typed;
    if (idn2_to_ascii_8z(typed, &ascii, IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT) != IDN2_OK)
        return false;
    *host = pool_strdup(pool, ascii);
    idn2_free(ascii);
    return is_host(*host, strlen(*host));
}

/* As people write it, if that leads back to the same host. */
static const char *host_text(struct pool *pool, const char *host)
{
    const char *text = host, *again;
    char *unicode = NULL;

    if (strcasestr(host, "xn--") != NULL &&
        idn2_to_unicode_8z8z(host, &unicode, IDN2_NONTRANSITIONAL) == IDN2_OK)
        text = pool_strdup(pool, unicode);
    idn2_free(unicode);
    return host_read(pool, text, &again) && strcmp(again, host) == 0 ? text : host;
}

static bool is_email_local(const char *text, size_t length)
{
    static const char accepted[] = ".!#$%&'*+/=?^_`{|}~-";

    if (length == 0 || length > 64)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!isalnum((unsigned char)text[i]) && strchr(accepted, text[i]) == NULL)
            return false;
    }
    return true;
}

/* As mail programs give it: "Paul Lemoine <paul@exemple.fr>" is what stands between; a space
 * beside the "@" is a slip. */
static const char *address_in(struct pool *pool, const char *text)
{
    const char *begin = strchr(text, '<'), *end = begin != NULL ? strchr(begin, '>') : NULL, *at;

    if (end != NULL && end[1] == '\0')
        text = pool_strndup(pool, begin + 1, (size_t)(end - begin) - 1);
    at = strchr(text, '@');
    if (at == NULL || at == text || strchr(at + 1, '@') != NULL)
        return text;
    return pool_printf(
        pool, "%s@%s",
        text_trim(pool, pool_strndup(pool, text, (size_t)(at - text)), TEXT_ONE_LINE),
        text_trim(pool, at + 1, TEXT_ONE_LINE));
}

bool email_read(struct pool *pool, const char *typed, const char **email)
{
    const char *address = address_in(pool, pasted(pool, typed)), *at, *host;

    if (strncasecmp(address, "mailto:", 7) == 0)
        address += 7;
    *email = address;
    at = strrchr(address, '@');
    if (at == NULL || !is_email_local(address, (size_t)(at - address)) ||
        !host_read(pool, at + 1, &host))
        return false;
    *email = pool_printf(pool, "%.*s@%s", (int)(at - address), address, host);
    return strlen(*email) <= 254;
}

const char *email_text(struct pool *pool, const char *email)
{
    const char *at = strrchr(email, '@');

    if (at == NULL)
        return email;
    return pool_printf(pool, "%.*s@%s", (int)(at - email), email, host_text(pool, at + 1));
}

/* Where the parts of a web address lie: "https://", the host, and what follows it. */
struct parts {
    const char *host;
    size_t host_length;
    const char *rest;
};

static bool parts_find(const char *address, struct parts *parts)
{
    if (strncasecmp(address, "http://", 7) == 0)
        parts->host = address + 7;
    else if (strncasecmp(address, "https://", 8) == 0)
        parts->host = address + 8;
    else
        return false;
    parts->host_length = strcspn(parts->host, "/?#:");
    parts->rest = parts->host + parts->host_length;
    return true;
}

/* The rest of an address with what is beyond ASCII encoded; NULL if it holds what never does. */
static const char *rest_encode(struct pool *pool, const char *rest)
{
    static const char hex[] = "0123456789ABCDEF";
    char *encoded = pool_alloc(pool, strlen(rest) * 3 + 1), *end = encoded;

    for (; *rest != '\0'; rest++) {
        const unsigned char c = (unsigned char)*rest;

        if (c <= 0x20 || c == 0x7f || strchr("\"<>\\^`{|}", c) != NULL)
            return NULL;
        if (c < 0x80) {
            *end++ = (char)c;
        } else {
            *end++ = '%';
            *end++ = hex[c >> 4];
            *end++ = hex[c & 0xf];
        }
    }
    return encoded;
}

bool website_read(struct pool *pool, const char *typed, const char **website)
{
    const char *address = pasted(pool, typed), *host, *rest;
    struct parts parts;

    if (strstr(address, "://") == NULL)
        address = pool_printf(pool, "https://%s", address);
    *website = address;
    if (!parts_find(address, &parts) ||
        !host_read(pool, pool_strndup(pool, parts.host, parts.host_length), &host))
        return false;
    rest = rest_encode(pool, parts.rest);
    if (rest == NULL)
        return false;
    *website = pool_printf(
        pool, "%s%s%s", strncasecmp(address, "https", 5) == 0 ? "https://" : "http://", host, rest);
    return true;
}

static int hex_value(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : (tolower((unsigned char)c) - 'a') + 10;
}

/* The rest with its accents; unchanged unless all that is decoded is UTF-8 that may be shown. */
static const char *rest_text(struct pool *pool, const char *rest)
{
    char *decoded = pool_alloc(pool, strlen(rest) + 1), *end = decoded;
    const char *text, *again;

    for (const char *at = rest; *at != '\0'; at++) {
        if (at[0] == '%' && isxdigit((unsigned char)at[1]) && isxdigit((unsigned char)at[2]) &&
            hex_value(at[1]) >= 8) {
            *end++ = (char)(hex_value(at[1]) * 16 + hex_value(at[2]));
            at += 2;
        } else {
            *end++ = *at;
        }
    }
    if (!text_clean(pool, decoded, (size_t)(end - decoded), &text))
        return rest;
    again = rest_encode(pool, text);
    return again != NULL && strcasecmp(again, rest) == 0 ? text : rest;
}

const char *website_text(struct pool *pool, const char *website)
{
    struct parts parts;

    if (!parts_find(website, &parts))
        return website;
    return pool_printf(pool, "%.*s%s%s", (int)(parts.host - website), website,
                       host_text(pool, pool_strndup(pool, parts.host, parts.host_length)),
                       rest_text(pool, parts.rest));
}
