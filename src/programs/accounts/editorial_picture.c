/* A picture that comes with the form of a page: kept, and named in its text. */
#include <string.h>

#include "accounts/editorial.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/attempts.h"
#include "site/page.h"
#include "site/picture.h"
#include "store/editorial_picture_store.h"
#include "web/request.h"

enum { WORDS_LENGTH_MAX = 300, NAME_BYTES = 8 };

bool editorial_picture_is_sent(const struct request *request)
{
    return form_has(&request->body, "image") || request_file(request, "picture").size > 0;
}

/* "3f2a…-1200x800-jpg": what is in it, and how large it is (site/markdown reads that). */
static const char *name_of(struct pool *pool, const struct picture *picture)
{
    uint8_t digest[DIGEST_SIZE];
    const char *name = "";

    crypto_sha256(picture->bytes, picture->size, digest);
    for (size_t i = 0; i < NAME_BYTES; i++)
        name = pool_printf(pool, "%s%02x", name, digest[i]);
    return pool_printf(pool, "%s-%ux%u-%s", name, picture->width, picture->height,
                       picture->is_jpeg ? "jpg" : "png");
}

/* The words of a picture, as they may stand between brackets. */
static const char *words_of(struct pool *pool, const char *typed)
{
    char *words = pool_strdup(pool, typed);

    for (char *at = words; (at = strpbrk(at, "[]\\")) != NULL; at++)
        *at = ' ';
    return text_trim(pool, words, TEXT_ONE_LINE);
}

/* Where the paragraph ends that was written last: so many characters from the beginning, else the
 * end of the text. */
static size_t place_in(const char *text, const char *typed)
{
    unsigned left = text_number(typed, 0, EDITORIAL_BODY_MAX);
    size_t at = 0;

    if (left == 0)
        return strlen(text);
    for (; text[at] != '\0' && left > 0; at++)
        left -= (text[at + 1] & 0xc0) != 0x80;
    return at + strcspn(text + at, "\n");
}

/* The form with the picture in the text of its page. */
static struct form form_with(struct request *request, const char *name, const char *words)
{
    struct pool *pool = request->pool;
    struct form form = {0};

    for (size_t i = 0; i < request->body.count; i++) {
        const struct form_pair *pair = &request->body.pairs[i];
        const char *value = pair->value;

        if (strcmp(pair->name, "page-body") == 0) {
            const size_t at = place_in(value, form_value(&request->body, "picture-at"));

            value = pool_printf(pool, "%.*s\n\n![%s](/contenus/%s)\n%s", (int)at, value, words,
                                name, value + at);
        }
        if (!text_starts_with(pair->name, "picture"))
            form_add(pool, &form, pair->name, value);
    }
    return form;
}

bool editorial_picture_add(struct request *request, struct form_errors *errors)
{
    enum { TRIES = 60, WINDOW_S = 3600 };
    const struct form_file file = request_file(request, "picture");
    const char *words = words_of(request->pool, form_value(&request->body, "picture-words"));
    const char *error = NULL, *name;
    struct picture picture;
    unsigned wait_s = 0;

    if (text_is_empty(words))
        form_refuse(errors, "picture-words", "picture-words", NULL);
    else if (text_length(words) > WORDS_LENGTH_MAX)
        form_refuse(errors, "picture-words", "too-long", "300");
    if (file.size == 0)
        form_refuse(errors, "picture", "file-missing", NULL);
    if (errors->count > 0)
        return true;
    if (!attempts_count(request, "picture", request->visitor.email, TRIES, WINDOW_S, &wait_s))
        return false;
    if (wait_s > 0) {
        form_refuse(errors, "picture", "wait", wait_text(request, wait_s));
        return true;
    }
    if (!picture_take(request, &file, PICTURE_PAGE, &picture, &error))
        return false;
    if (error != NULL) {
        form_refuse(errors, "picture", error, NULL);
        return true;
    }
    name = name_of(request->pool, &picture);
    if (!store_picture_add(request->db, name, picture.bytes, picture.size, request->now))
        return false;
    request->body = form_with(request, name, words);
    return true;
}
