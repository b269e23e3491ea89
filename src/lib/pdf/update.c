/* Incremental updates. */
#include "pdf/update.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/pool.h"

const char *pdf_last_of(const char *bytes, size_t length, const char *text)
{
    const size_t text_length = strlen(text);
    const char *found = NULL, *from = bytes;

    while ((from = memmem(from, length - (size_t)(from - bytes), text, text_length)) != NULL)
        found = from++;
    return found;
}

unsigned long pdf_number_after(const char *bytes, size_t length, const char *key)
{
    const char *place = pdf_last_of(bytes, length, key);

    return place != NULL ? strtoul(place + strlen(key), NULL, 10) : 0;
}

void pdf_object_add(struct pdf_update *update, unsigned long number, const char *object)
{
    bytes_add_text(&update->table, pool_printf(update->table.pool, "%lu 1\n%010zu 00000 n \n",
                                               number, update->offset + update->objects.length));
    bytes_add_text(&update->objects, object);
}

unsigned long pdf_number_before(const char *bytes, const char *head)
{
    const char *digits = head;

    while (digits > bytes && digits[-1] >= '0' && digits[-1] <= '9')
        digits--;
    return strtoul(digits, NULL, 10);
}

const char *pdf_update_end(struct pdf_update *update, const char *bytes, size_t *length,
                           unsigned long size)
{
    struct pool *pool = update->objects.pool;
    struct bytes whole = {.pool = pool};
    const unsigned long root = pdf_number_after(bytes, *length, "/Root ");
    const unsigned long info = pdf_number_after(bytes, *length, "/Info ");
    const unsigned long previous = pdf_number_after(bytes, *length, "startxref\n");

    bytes_add(&whole, bytes, *length);
    bytes_add(&whole, update->objects.at, update->objects.length);
    bytes_add_text(&whole, "xref\n");
    bytes_add(&whole, update->table.at, update->table.length);
    bytes_add_text(&whole,
                   pool_printf(pool,
                               "trailer\n<< /Size %lu\n   /Root %lu 0 R\n   /Info %lu 0 R\n"
                               "   /Prev %lu\n>>\nstartxref\n%zu\n%%%%EOF\n",
                               size, root, info, previous, *length + update->objects.length));
    *length = whole.length;
    return whole.at;
}

const char *pdf_text(struct pool *pool, const char *text)
{
    struct bytes out = {.pool = pool};
    size_t length;
    uint16_t *units = u8_to_u16((const uint8_t *)text, strlen(text), NULL, &length);

    bytes_add_text(&out, "<FEFF");
    for (size_t i = 0; units != NULL && i < length; i++)
        bytes_add_text(&out, pool_printf(pool, "%04X", units[i]));
    bytes_add_text(&out, ">");
    bytes_add(&out, "", 1);
    free(units);
    return out.at;
}
