/* What cairo cannot say of a PDF: its language, that its title is to be shown, what the head
 * cells of its tables head, the words of its figures. */
#ifndef STAGE3E_PDF_LANGUAGE_H
#define STAGE3E_PDF_LANGUAGE_H

#include <stddef.h>

struct pool;

enum { PDF_FIGURES_MAX = 1024 };

/* What the figures show, in their order. */
struct pdf_figures {
    const char *words[PDF_FIGURES_MAX];
    size_t count;
};

/* The PDF with its catalog, head cells and figures completed by an incremental update
 * (PDF 1.7, 7.5.6). The same bytes if they are not as cairo writes them. */
const char *pdf_with_language(struct pool *pool, const char *bytes, size_t *length,
                              const char *language, const struct pdf_figures *figures);

#endif
