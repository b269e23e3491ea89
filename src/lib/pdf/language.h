/* What cairo 1.16 cannot say of a PDF: its language, that its title is to be shown, what the head
 * cells of its tables head. */
#ifndef STAGE3E_PDF_LANGUAGE_H
#define STAGE3E_PDF_LANGUAGE_H

#include <stddef.h>

struct pool;

/* The PDF with its catalog and head cells completed by an incremental update (PDF 1.7, 7.5.6). The
 * same bytes if they are not as cairo writes them. */
const char *pdf_with_language(struct pool *pool, const char *bytes, size_t *length,
                              const char *language);

#endif
