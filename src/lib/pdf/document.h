/* Documents to print, as tagged PDF: a screen reader finds headings, paragraphs and tables, the
 * title and the language (PDF 1.7, 14.8; PDF/UA-1). */
#ifndef STAGE3E_PDF_DOCUMENT_H
#define STAGE3E_PDF_DOCUMENT_H

#include <libxml/tree.h>
#include <stddef.h>

struct pool;

/* Draws <print title="…"> on A4 pages, of h1, h2 (either on a new page with page="new"), p, facts
 * of <fact name="…">…</fact>, qr (a code of its text), drawing (a signature as
 * rules/drawing.h has it, with the words of its alt above it), images (some beside one another),
 * image (a PNG of ours in base64url, with the words of its alt), and table of one head and rows of
 * cells; those of the head have a width, in hundredths of the page's, and the rows of a table with
 * row-height="…" are at least so many points high, to be written into. With size="small" it is
 * written small. The bytes are the pool's; NULL if it cannot be drawn. */
const char *pdf_document(struct pool *pool, const xmlDoc *document, size_t *length);

#endif
