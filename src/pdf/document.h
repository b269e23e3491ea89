/* Documents to print, as tagged PDF: a screen reader finds headings, paragraphs and tables, the
 * title and the language (PDF 1.7, 14.8; PDF/UA-1). */
#ifndef STAGE3E_PDF_DOCUMENT_H
#define STAGE3E_PDF_DOCUMENT_H

#include <libxml/tree.h>
#include <stddef.h>

struct pool;

/* Draws <print title="…"> of h1, h2, p and facts of <fact name="…">…</fact> on A4 pages. The bytes
 * are the pool's; NULL if it cannot be drawn. */
const char *pdf_document(struct pool *pool, const xmlDoc *document, size_t *length);

#endif
