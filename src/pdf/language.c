/* The catalog of a PDF, completed. */
#include "pdf/language.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"

/* The last place of a text in bytes that may hold NULs; NULL if there is none. */
static const char *last_of(const char *bytes, size_t length, const char *text)
{
    const size_t text_length = strlen(text);
    const char *found = NULL, *from = bytes;

    while ((from = memmem(from, length - (size_t)(from - bytes), text, text_length)) != NULL)
        found = from++;
    return found;
}

static void bytes_copy(char *to, const char *bytes, size_t length)
{
    memcpy(to, bytes, length);
}

/* The number after a key; 0 if it is not there. */
static unsigned long number_after(const char *bytes, size_t length, const char *key)
{
    const char *place = last_of(bytes, length, key);

    return place != NULL ? strtoul(place + strlen(key), NULL, 10) : 0;
}

const char *pdf_with_language(struct pool *pool, const char *bytes, size_t *length,
                              const char *language)
{
    const unsigned long root = number_after(bytes, *length, "/Root ");
    const unsigned long size = number_after(bytes, *length, "/Size ");
    const unsigned long info = number_after(bytes, *length, "/Info ");
    const unsigned long previous = number_after(bytes, *length, "startxref\n");
    const char *object =
        last_of(bytes, *length, pool_printf(pool, "\n%lu 0 obj\n<< /Type /Catalog", root));
    const char *end = object != NULL ? strstr(object, "\n>>\nendobj") : NULL;
    const char *catalog, *update;
    char *whole;

    if (root == 0 || size == 0 || previous == 0 || end == NULL)
        return bytes;
    object++;
    catalog = pool_printf(pool,
                          "%.*s\n   /Lang (%s)\n"
                          "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                          (int)(end - object), object, language);
    update =
        pool_printf(pool,
                    "%sxref\n%lu 1\n%010zu 00000 n \n"
                    "trailer\n<< /Size %lu\n   /Root %lu 0 R\n   /Info %lu 0 R\n"
                    "   /Prev %lu\n>>\nstartxref\n%zu\n%%%%EOF\n",
                    catalog, root, *length, size, root, info, previous, *length + strlen(catalog));
    whole = pool_alloc(pool, *length + strlen(update));
    bytes_copy(whole, bytes, *length);
    bytes_copy(whole + *length, update, strlen(update));
    *length += strlen(update);
    return whole;
}
