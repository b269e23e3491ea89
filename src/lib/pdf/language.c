/* The catalog of a PDF, the head cells of its tables and its figures, completed. */
#include "pdf/language.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/bytes.h"
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

/* The number after a key; 0 if it is not there. */
static unsigned long number_after(const char *bytes, size_t length, const char *key)
{
    const char *place = last_of(bytes, length, key);

    return place != NULL ? strtoul(place + strlen(key), NULL, 10) : 0;
}

/* What an incremental update writes: objects that take the place of older ones, and where each is.
 */
struct update {
    size_t offset; /* of the update in the file */
    struct bytes objects;
    struct bytes table;
};

static void object_add(struct update *update, unsigned long number, const char *object)
{
    bytes_add_text(&update->table, pool_printf(update->table.pool, "%lu 1\n%010zu 00000 n \n",
                                               number, update->offset + update->objects.length));
    bytes_add_text(&update->objects, object);
}

/* The number of the object whose head ends there ("12| 0 obj"). */
static unsigned long number_before(const char *bytes, const char *head)
{
    const char *digits = head;

    while (digits > bytes && digits[-1] >= '0' && digits[-1] <= '9')
        digits--;
    return strtoul(digits, NULL, 10);
}

/* A head cell with a cell of data after it in its row heads the row; the others head columns. */
static const char *scope_of(const char *parent, const char *after)
{
    static const char head[] = " 0 obj\n<< /Type /StructElem\n   /S /TD\n   /P ";

    while (*after >= '0' && *after <= '9')
        after++;
    if (strncmp(after, head, sizeof head - 1) != 0)
        return "Column";
    return strtoul(after + sizeof head - 1, NULL, 10) == strtoul(parent, NULL, 10) ? "Row"
                                                                                   : "Column";
}

/* The head cells of tables once more, each with what it heads (14.8.5.7), which cairo leaves out.
 */
static void scopes_add(struct update *update, const char *bytes, size_t length)
{
    static const char head[] = " 0 obj\n<< /Type /StructElem\n   /S /TH\n   /P ";
    static const char foot[] = "\n>>\nendobj\n";
    const char *cell = bytes;

    while ((cell = memmem(cell, length - (size_t)(cell - bytes), head, sizeof head - 1)) != NULL) {
        const char *end = memmem(cell, length - (size_t)(cell - bytes), foot, sizeof foot - 1);
        unsigned long number = number_before(bytes, cell);

        if (end == NULL)
            return;
        object_add(update, number,
                   pool_printf(update->objects.pool, "%lu%.*s\n   /A << /O /Table /Scope /%s >>%s",
                               number, (int)(end - cell), cell,
                               scope_of(cell + sizeof head - 1, end + sizeof foot - 1), foot));
        cell = end;
    }
}

/* A text of a PDF: UTF-16, in hexadecimal (7.9.2.2). */
static const char *pdf_text(struct pool *pool, const char *text)
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

/* The figures once more, each with its words (14.9.3), which cairo leaves out. */
static void figures_add(struct update *update, const char *bytes, size_t length,
                        const struct pdf_figures *figures)
{
    static const char head[] = " 0 obj\n<< /Type /StructElem\n   /S /Figure\n   /P ";
    static const char foot[] = "\n>>\nendobj\n";
    const char *figure = bytes;

    for (size_t i = 0; i < figures->count; i++) {
        const char *end;
        unsigned long number;

        figure = memmem(figure, length - (size_t)(figure - bytes), head, sizeof head - 1);
        end = figure != NULL
                  ? memmem(figure, length - (size_t)(figure - bytes), foot, sizeof foot - 1)
                  : NULL;
        if (end == NULL)
            return;
        number = number_before(bytes, figure);
        object_add(update, number,
                   pool_printf(update->objects.pool, "%lu%.*s\n   /Alt %s%s", number,
                               (int)(end - figure), figure,
                               pdf_text(update->objects.pool, figures->words[i]), foot));
        figure = end;
    }
}

const char *pdf_with_language(struct pool *pool, const char *bytes, size_t *length,
                              const char *language, const struct pdf_figures *figures)
{
    const unsigned long root = number_after(bytes, *length, "/Root ");
    const unsigned long size = number_after(bytes, *length, "/Size ");
    const unsigned long info = number_after(bytes, *length, "/Info ");
    const unsigned long previous = number_after(bytes, *length, "startxref\n");
    const char *object =
        last_of(bytes, *length, pool_printf(pool, "\n%lu 0 obj\n<< /Type /Catalog", root));
    const char *end = object != NULL ? strstr(object, "\n>>\nendobj") : NULL;
    struct update update = {*length, {.pool = pool}, {.pool = pool}};
    struct bytes whole = {.pool = pool};

    if (root == 0 || size == 0 || previous == 0 || end == NULL)
        return bytes;
    object++;
    object_add(&update, root,
               pool_printf(pool,
                           "%.*s\n   /Lang (%s)\n"
                           "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                           (int)(end - object), object, language));
    scopes_add(&update, bytes, *length);
    figures_add(&update, bytes, *length, figures);
    bytes_add(&whole, bytes, *length);
    bytes_add(&whole, update.objects.at, update.objects.length);
    bytes_add_text(&whole, "xref\n");
    bytes_add(&whole, update.table.at, update.table.length);
    bytes_add_text(&whole,
                   pool_printf(pool,
                               "trailer\n<< /Size %lu\n   /Root %lu 0 R\n   /Info %lu 0 R\n"
                               "   /Prev %lu\n>>\nstartxref\n%zu\n%%%%EOF\n",
                               size, root, info, previous, *length + update.objects.length));
    *length = whole.length;
    return whole.at;
}
