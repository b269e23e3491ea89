/* libFuzzer: every byte that the edge turns into names and values, or text. The first byte says
 * which reader gets the rest. ./dev fuzz [SECONDS] runs it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/table.h"
#include "base/text.h"
#include "rules/identifier.h"
#include "rules/phone.h"
#include "rules/web_address.h"
#include "web/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was let through must be clean: NFC of it is itself. */
static void text_check(struct pool *pool, const char *text)
{
    const char *again;

    if (!text_clean(pool, text, strlen(text), &again) || strcmp(again, text) != 0)
        abort();
}

static void form_check(struct pool *pool, const struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        text_check(pool, form->pairs[i].name);
        text_check(pool, form->pairs[i].value);
    }
}

static void multipart_try(struct pool *pool, const char *bytes, size_t size)
{
    struct form_file files[2];
    struct form form = {0};
    size_t count = 0;

    if (!decode_multipart(pool, bytes, size, "x", &form, files, 2, &count))
        return;
    form_check(pool, &form);
    for (size_t i = 0; i < count; i++) {
        if (files[i].bytes < bytes || files[i].bytes + files[i].size > bytes + size)
            abort();
    }
}

static void text_try(struct pool *pool, const char *text)
{
    struct table_error error;
    struct table table;
    const char *read;

    decode_cookie(pool, text, "stage3e");
    decode_boundary(pool, text);
    text_fold(pool, text);
    if (table_parse(pool, text, 1000, &table, &error) && table.row_count > 0)
        table_column(pool, &table, "nom|prenom");
    if (email_read(pool, text, &read))
        text_check(pool, read);
    if (phone_read(pool, text, &read))
        phone_text(pool, read);
    if (website_read(pool, text, &read))
        text_check(pool, read);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pool *pool = pool_open();
    struct form form = {0};
    const char *text;
    char *bytes;

    if (size > 0) {
        bytes = pool_strndup(pool, (const char *)data + 1, size - 1);
        switch (data[0] % 4) {
        case 0:
            if (decode_urlencoded(pool, bytes, size - 1, &form))
                form_check(pool, &form);
            break;
        case 1: multipart_try(pool, bytes, size - 1); break;
        case 2:
            if (decode_path(pool, bytes, size - 1, &text))
                text_check(pool, text);
            break;
        default:
            if (text_clean(pool, bytes, size - 1, &text))
                text_try(pool, text);
        }
    }
    pool_close(pool);
    return 0;
}
