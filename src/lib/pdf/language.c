/* The catalog of a PDF, the head cells of its tables and its figures, completed. */
#include "pdf/language.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/pool.h"
#include "pdf/update.h"

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
static void scopes_add(struct pdf_update *update, const char *bytes, size_t length)
{
    static const char head[] = " 0 obj\n<< /Type /StructElem\n   /S /TH\n   /P ";
    static const char foot[] = "\n>>\nendobj\n";
    const char *cell = bytes;

    while ((cell = memmem(cell, length - (size_t)(cell - bytes), head, sizeof head - 1)) != NULL) {
        const char *end = memmem(cell, length - (size_t)(cell - bytes), foot, sizeof foot - 1);
        unsigned long number = pdf_number_before(bytes, cell);

        if (end == NULL)
            return;
        pdf_object_add(update, number,
                       pool_printf(update->objects.pool,
                                   "%lu%.*s\n   /A << /O /Table /Scope /%s >>%s", number,
                                   (int)(end - cell), cell,
                                   scope_of(cell + sizeof head - 1, end + sizeof foot - 1), foot));
        cell = end;
    }
}

/* The figures once more, each with its words (14.9.3), which cairo leaves out. */
static void figures_add(struct pdf_update *update, const char *bytes, size_t length,
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
        number = pdf_number_before(bytes, figure);
        pdf_object_add(update, number,
                       pool_printf(update->objects.pool, "%lu%.*s\n   /Alt %s%s", number,
                                   (int)(end - figure), figure,
                                   pdf_text(update->objects.pool, figures->words[i]), foot));
        figure = end;
    }
}

const char *pdf_with_language(struct pool *pool, const char *bytes, size_t *length,
                              const char *language, const struct pdf_figures *figures)
{
    const unsigned long root = pdf_number_after(bytes, *length, "/Root ");
    const unsigned long size = pdf_number_after(bytes, *length, "/Size ");
    const char *object =
        pdf_last_of(bytes, *length, pool_printf(pool, "\n%lu 0 obj\n<< /Type /Catalog", root));
    const char *end = object != NULL ? strstr(object, "\n>>\nendobj") : NULL;
    struct pdf_update update = {*length, {.pool = pool}, {.pool = pool}};

    if (root == 0 || size == 0 || end == NULL)
        return bytes;
    object++;
    pdf_object_add(&update, root,
                   pool_printf(pool,
                               "%.*s\n   /Version /1.7\n   /Lang (%s)\n"
                               "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                               (int)(end - object), object, language));
    scopes_add(&update, bytes, *length);
    figures_add(&update, bytes, *length, figures);
    return pdf_update_end(&update, bytes, length, size);
}
