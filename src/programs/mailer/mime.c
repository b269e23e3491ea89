/* Mails as bytes. */
#include "mailer/mime.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/bytes.h"
#include "base/pool.h"

enum {
    LINE_MAX_LENGTH = 76,
    WORD_BYTES = 39, /* of an encoded word: 64 characters, which fit behind "Subject: " */
};

static bool is_ascii_text(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text < 0x20 || (unsigned char)*text >= 0x7f)
            return false;
    }
    return true;
}

/* The length of the text's beginning that has at most room bytes and ends with a character. */
static size_t whole_characters(const char *text, size_t room)
{
    size_t length = strnlen(text, room);

    while (length > 0 && text[length] != '\0' && ((unsigned char)text[length] & 0xc0) == 0x80)
        length--;
    return length;
}

static void base64_add(struct bytes *out, const char *text, size_t length)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < length; i += 3) {
        const size_t left = length - i;
        const unsigned bits = (unsigned)(unsigned char)text[i] << 16 |
                              (left > 1 ? (unsigned)(unsigned char)text[i + 1] << 8 : 0) |
                              (left > 2 ? (unsigned)(unsigned char)text[i + 2] : 0);
        const char quartet[] = {alphabet[bits >> 18 & 63], alphabet[bits >> 12 & 63],
                                left > 1 ? alphabet[bits >> 6 & 63] : '=',
                                left > 2 ? alphabet[bits & 63] : '='};

        bytes_add(out, quartet, sizeof quartet);
    }
}

/* A text as encoded words, one a line (RFC 2047, 2: at most 76 characters). */
static void encoded_words_add(struct bytes *out, const char *text)
{
    for (bool is_first = true; *text != '\0'; is_first = false) {
        size_t length = whole_characters(text, WORD_BYTES);

        if (length == 0) /* not UTF-8: cut somewhere */
            length = strnlen(text, WORD_BYTES);
        bytes_add_text(out, is_first ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?");
        base64_add(out, text, length);
        bytes_add_text(out, "?=");
        text += length;
    }
}

/* A header's text: as it is where it is short ASCII that nobody could take for an encoded word. */
static void header_text_add(struct bytes *out, const char *text, const char *special)
{
    if (is_ascii_text(text) && strlen(text) <= WORD_BYTES && strstr(text, "=?") == NULL &&
        strpbrk(text, special) == NULL)
        bytes_add_text(out, text);
    else
        encoded_words_add(out, text);
}

/* Without what could begin another header. */
static const char *without_controls(struct pool *pool, const char *text)
{
    char *copy = pool_strdup(pool, text), *out = copy;

    for (const char *in = copy; *in != '\0'; in++) {
        if ((unsigned char)*in >= 0x20 && *in != 0x7f)
            *out++ = *in;
    }
    *out = '\0';
    return copy;
}

static void header_add(struct bytes *out, const char *name, const char *value)
{
    bytes_add_text(out, name);
    bytes_add_text(out, ": ");
    bytes_add_text(out, without_controls(out->pool, value));
    bytes_add_text(out, "\r\n");
}

static const char *date_text_utc(struct pool *pool, time_t date)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct tm utc;

    gmtime_r(&date, &utc);
    return pool_printf(pool, "%s, %02d %s %d %02d:%02d:%02d +0000", days[utc.tm_wday], utc.tm_mday,
                       months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

static void headers_add(struct bytes *out, const struct mime_mail *mail, const char *boundary)
{
    struct pool *pool = out->pool;
    const char *domain = strchr(mail->from, '@');

    header_add(out, "Date", date_text_utc(pool, mail->date));
    bytes_add_text(out, "From: ");
    header_text_add(out, without_controls(pool, mail->from_name), "()<>[]:;@\\,.\"");
    bytes_add_text(out, pool_printf(pool, "\r\n <%s>\r\n", without_controls(pool, mail->from)));
    header_add(out, "To", pool_printf(pool, "<%s>", mail->to));
    bytes_add_text(out, "Subject: ");
    header_text_add(out, without_controls(pool, mail->subject), "");
    bytes_add_text(out, "\r\n");
    header_add(out, "Message-ID",
               pool_printf(pool, "<stage3e.%llu%s>", (unsigned long long)mail->id,
                           domain != NULL ? domain : "@localhost"));
    header_add(out, "Auto-Submitted", "auto-generated");
    if (mail->stop != NULL) {
        bytes_add_text(out, pool_printf(pool, "List-Unsubscribe:\r\n <%s>\r\n",
                                        without_controls(pool, mail->stop)));
        header_add(out, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    header_add(out, "MIME-Version", "1.0");
    bytes_add_text(out, pool_printf(pool,
                                    "Content-Type: multipart/alternative;\r\n"
                                    " boundary=\"%s\"\r\n",
                                    boundary));
}

/* Whether a byte stands for itself in quoted-printable. White space at the end of a line does not;
 * "From " and "." at its beginning might not survive. */
static bool is_literal(const char *text, bool is_line_start)
{
    const unsigned char c = (unsigned char)*text;

    if (c == ' ' || c == '\t')
        return text[1] != '\n' && text[1] != '\0';
    if (is_line_start && (c == '.' || strncmp(text, "From ", 5) == 0))
        return false;
    return c > ' ' && c < 0x7f && c != '=';
}

/* How many columns the character that begins here takes: it is not parted by a soft line end. */
static size_t columns_of(const char *text, bool is_line_start)
{
    size_t columns = is_literal(text, is_line_start) ? 1 : 3;

    if ((unsigned char)*text >= 0xc0) {
        for (const char *more = text + 1; ((unsigned char)*more & 0xc0) == 0x80; more++)
            columns += 3;
    }
    return columns;
}

static void quoted_printable_add(struct bytes *out, const char *text)
{
    size_t column = 0;

    for (; *text != '\0'; text++) {
        const bool is_inside = ((unsigned char)*text & 0xc0) == 0x80;
        char code[4];

        if (*text == '\n') {
            bytes_add_text(out, "\r\n");
            column = 0;
            continue;
        }
        if (column > 0 && !is_inside &&
            column + columns_of(text, false) > LINE_MAX_LENGTH - 1) { /* "=" ends a soft line */
            bytes_add_text(out, "=\r\n");
            column = 0;
        }
        if (is_literal(text, column == 0)) {
            bytes_add(out, text, 1);
            column++;
        } else {
            snprintf(code, sizeof code, "=%02X", (unsigned)(unsigned char)*text);
            bytes_add(out, code, 3);
            column += 3;
        }
    }
    if (column > 0)
        bytes_add_text(out, "\r\n");
}

static void part_add(struct bytes *out, const char *boundary, const char *type, const char *text)
{
    bytes_add_text(out, pool_printf(out->pool, "\r\n--%s\r\n", boundary));
    header_add(out, "Content-Type", type);
    header_add(out, "Content-Transfer-Encoding", "quoted-printable");
    bytes_add_text(out, "\r\n");
    quoted_printable_add(out, text);
}

const char *mime_write(struct pool *pool, const struct mime_mail *mail, size_t *length)
{
    struct bytes out = {.pool = pool};
    /* "=_" is never in quoted-printable: no part can hold the boundary. */
    const char *boundary = pool_printf(pool, "=_stage3e.%llu", (unsigned long long)mail->id);

    headers_add(&out, mail, boundary);
    part_add(&out, boundary, "text/plain; charset=utf-8", mail->text);
    part_add(&out, boundary, "text/html; charset=utf-8", mail->html);
    bytes_add_text(&out, pool_printf(pool, "\r\n--%s--\r\n", boundary));
    *length = out.length;
    bytes_add(&out, "", 1);
    return out.at;
}
