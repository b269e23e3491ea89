/* E-mails (RFC 5322, MIME) by libcurl. The words come in two steps: words.xsl makes a plain
 * structure of the message (subject, paragraphs, a button), which text.xsl and html.xsl draw. */
#include "mailer/mail.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "mailer/words.h"
#include "page/html.h"
#include "page/stylesheet.h"
#include "page/xml.h"
#include "store/message_store.h"

enum { TIMEOUT_S = 12 };

struct mail_sender {
    const struct config *config;
    struct stylesheet *words;
    struct stylesheet *text;
    struct stylesheet *html;
    CURL *curl;
};

/* A rendered mail. */
struct letter {
    const char *subject;
    const char *text;
    const char *html;
};

struct mail_sender *mail_open(const struct config *config)
{
    struct mail_sender *sender = calloc(1, sizeof *sender);

    if (sender == NULL)
        abort();
    sender->config = config;
    sender->words = stylesheet_open(config->web.xsl_dir, "mail/words.xsl");
    sender->text = stylesheet_open(config->web.xsl_dir, "mail/text.xsl");
    sender->html = stylesheet_open(config->web.xsl_dir, "mail/html.xsl");
    sender->curl = curl_easy_init();
    if (sender->words != NULL && sender->text != NULL && sender->html != NULL)
        return sender;
    mail_close(sender);
    return NULL;
}

void mail_close(struct mail_sender *sender)
{
    stylesheet_close(sender->words);
    stylesheet_close(sender->text);
    stylesheet_close(sender->html);
    curl_easy_cleanup(sender->curl);
    free(sender);
}

static const char *html_text(struct pool *pool, const xmlDoc *document)
{
    struct html_buffer buffer = {0};
    const char *text;

    html_write(document, &buffer);
    text = pool_strndup(pool, buffer.text, buffer.length);
    html_buffer_close(&buffer);
    return text;
}

static const char *subject_read(struct pool *pool, const xmlDoc *words)
{
    xmlChar *subject = xmlGetProp(xmlDocGetRootElement(words), xml_chars("subject"));
    const char *text = "";

    if (subject != NULL)
        text = text_trim(pool, (const char *)subject, TEXT_ONE_LINE);
    xmlFree(subject);
    return text;
}

static bool letter_draw(const struct mail_sender *sender, struct pool *pool, xmlDoc *words,
                        struct letter *letter)
{
    xmlDoc *text = stylesheet_apply(sender->text, words);
    xmlDoc *html = stylesheet_apply(sender->html, words);
    const bool is_done = text != NULL && html != NULL;

    if (is_done) {
        letter->subject = subject_read(pool, words);
        letter->text = words_plain(pool, text);
        letter->html = html_text(pool, html);
    }
    xmlFreeDoc(text);
    xmlFreeDoc(html);
    return is_done;
}

static bool letter_render(const struct mail_sender *sender, struct pool *pool,
                          const struct message *message, struct letter *letter)
{
    xmlDoc *document = words_read(message);
    xmlDoc *words = NULL;
    bool is_done = false;

    if (document != NULL)
        words = stylesheet_apply(sender->words, document);
    if (words != NULL && xmlDocGetRootElement(words) != NULL)
        is_done = letter_draw(sender, pool, words, letter);
    xmlFreeDoc(words);
    xmlFreeDoc(document);
    return is_done;
}

/* A header's text as an encoded word (RFC 2047): 7-bit, and never with a line end in it. */
static const char *encoded_words(struct pool *pool, const char *text)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *encoded = "";

    while (*text != '\0') {
        /* 45 bytes a word at most, not cut within a character. */
        size_t length = strnlen(text, 45);
        char word[64];
        char *out = word;

        while (text[length] != '\0' && ((unsigned char)text[length] & 0xc0) == 0x80)
            length--;
        for (size_t i = 0; i < length; i += 3) {
            const size_t left = length - i;
            const unsigned bits = (unsigned)(unsigned char)text[i] << 16 |
                                  (left > 1 ? (unsigned)(unsigned char)text[i + 1] << 8 : 0) |
                                  (left > 2 ? (unsigned)(unsigned char)text[i + 2] : 0);

            *out++ = alphabet[bits >> 18 & 63];
            *out++ = alphabet[bits >> 12 & 63];
            *out++ = left > 1 ? alphabet[bits >> 6 & 63] : '=';
            *out++ = left > 2 ? alphabet[bits & 63] : '=';
        }
        encoded = pool_printf(pool, "%s%s=?UTF-8?B?%.*s?=", encoded, *encoded != '\0' ? " " : "",
                              (int)(out - word), word);
        text += length;
    }
    return encoded;
}

static struct curl_slist *headers_make(const struct mail_sender *sender, struct pool *pool,
                                       const struct message *message, const char *subject,
                                       time_t now)
{
    const struct config *config = sender->config;
    const char *domain = strchr(config->mail.from, '@');
    struct curl_slist *headers = NULL;
    struct tm utc;
    char date[64];

    gmtime_r(&now, &utc);
    strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S +0000", &utc);
    headers = curl_slist_append(headers, pool_printf(pool, "Date: %s", date));
    headers = curl_slist_append(headers, pool_printf(pool, "From: %s <%s>",
                                                     encoded_words(pool, config->mail.from_name),
                                                     config->mail.from));
    headers = curl_slist_append(headers, pool_printf(pool, "To: <%s>", message->recipient));
    headers =
        curl_slist_append(headers, pool_printf(pool, "Subject: %s", encoded_words(pool, subject)));
    /* The same at each try: a server that took it twice can tell. */
    headers = curl_slist_append(headers, pool_printf(pool, "Message-ID: <stage3e.%llu%s>",
                                                     (unsigned long long)message->id,
                                                     domain != NULL ? domain : "@localhost"));
    return curl_slist_append(headers, "Auto-Submitted: auto-generated");
}

static void part_add(curl_mime *alternatives, const char *text, const char *type)
{
    curl_mimepart *part = curl_mime_addpart(alternatives);

    curl_mime_data(part, text, CURL_ZERO_TERMINATED);
    curl_mime_type(part, type);
    curl_mime_encoder(part, "quoted-printable");
}

static curl_mime *body_make(CURL *curl, const struct letter *letter)
{
    curl_mime *body = curl_mime_init(curl);
    curl_mime *alternatives = curl_mime_init(curl);
    curl_mimepart *part;

    part_add(alternatives, letter->text, "text/plain; charset=utf-8");
    part_add(alternatives, letter->html, "text/html; charset=utf-8");
    part = curl_mime_addpart(body);
    curl_mime_subparts(part, alternatives);
    curl_mime_type(part, "multipart/alternative");
    curl_mime_headers(part, curl_slist_append(NULL, "Content-Disposition: inline"), 1);
    return body;
}

const char *mail_send(const struct mail_sender *sender, struct pool *pool,
                      const struct message *message, time_t now)
{
    const struct config *config = sender->config;
    struct letter letter;
    struct curl_slist *headers, *recipients;
    curl_mime *body;
    CURLcode outcome;
    char error[CURL_ERROR_SIZE] = "";

    if (!letter_render(sender, pool, message, &letter))
        return "the template cannot be rendered";
    curl_easy_reset(sender->curl);
    body = body_make(sender->curl, &letter);
    headers = headers_make(sender, pool, message, letter.subject, now);
    recipients = curl_slist_append(NULL, message->recipient);
    curl_easy_setopt(sender->curl, CURLOPT_URL, config->mail.smtp_url);
    curl_easy_setopt(sender->curl, CURLOPT_USE_SSL, (long)CURLUSESSL_TRY);
    if (!text_is_empty(config->mail.user)) {
        curl_easy_setopt(sender->curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
        curl_easy_setopt(sender->curl, CURLOPT_USERNAME, config->mail.user);
        curl_easy_setopt(sender->curl, CURLOPT_PASSWORD, config->mail.password);
    }
    curl_easy_setopt(sender->curl, CURLOPT_MAIL_FROM, config->mail.from);
    curl_easy_setopt(sender->curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(sender->curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(sender->curl, CURLOPT_MIMEPOST, body);
    curl_easy_setopt(sender->curl, CURLOPT_TIMEOUT, (long)TIMEOUT_S);
    curl_easy_setopt(sender->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(sender->curl, CURLOPT_ERRORBUFFER, error);
    outcome = curl_easy_perform(sender->curl);
    curl_mime_free(body);
    curl_slist_free_all(headers);
    curl_slist_free_all(recipients);
    if (outcome == CURLE_OK)
        return NULL;
    return pool_strdup(pool, *error != '\0' ? error : curl_easy_strerror(outcome));
}
