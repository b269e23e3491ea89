/* Documents to print: what a stylesheet makes of a page's XML, as tagged PDF (pdf/document.h). */
#ifndef STAGE3E_EXPORT_DOCUMENT_H
#define STAGE3E_EXPORT_DOCUMENT_H

struct page;

/* Answers with the page as a PDF of that name, for its visitor alone. */
void document_send(struct page *page, const char *name);

/* The same for everyone: nothing of the visitor is in it. */
void document_public_send(struct page *page, const char *name);

#endif
