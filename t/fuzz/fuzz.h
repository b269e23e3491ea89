/* What the fuzz targets share. Each is one file NAME_fuzz.c with its corpus in corpus/NAME;
 * ./dev fuzz makes up bytes for it (libFuzzer), the test suite replays the corpus (replay.c). */
#ifndef STAGE3E_FUZZ_H
#define STAGE3E_FUZZ_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/form.h"
#include "base/pool.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was let through must be clean: cleaned again it is itself. */
static inline void text_check(struct pool *pool, const char *text)
{
    const char *again;

    if (!text_clean(pool, text, strlen(text), &again) || strcmp(again, text) != 0)
        abort();
}

static inline void form_check(struct pool *pool, const struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        text_check(pool, form->pairs[i].name);
        text_check(pool, form->pairs[i].value);
    }
}

/* A copy that ends exactly where it ends, so that one byte too far is seen. */
static inline char *exact_copy(const uint8_t *data, size_t size)
{
    char *copy = malloc(size > 0 ? size : 1);

    if (copy == NULL)
        abort();
    memcpy(copy, data, size);
    return copy;
}

/* The input as a text that passed the edge; NULL: it would not have. */
static inline const char *clean_text(struct pool *pool, const uint8_t *data, size_t size)
{
    const char *text;

    return text_clean(pool, (const char *)data, size, &text) ? text : NULL;
}

#endif
