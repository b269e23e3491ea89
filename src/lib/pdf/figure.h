/* Figures of a PDF: what is not text, with the words that say it (pdf/language.h writes them). */
#ifndef STAGE3E_PDF_FIGURE_H
#define STAGE3E_PDF_FIGURE_H

#include <libxml/tree.h>

struct canvas;

/* The words of an element's alt, "" without; of the pool. */
const char *figure_words(const struct canvas *canvas, xmlNode *node);

/* A small image on a line of its own: a PNG in base64url. Nothing, if it is none. */
void figure_image(struct canvas *canvas, const char *text, const char *words);

/* Those of <images> beside one another, lower than on a line of their own: a letterhead. */
void figure_images(struct canvas *canvas, xmlNode *images);

/* A code to photograph, as squares; what it holds stands in words beside it. */
void figure_qr(struct canvas *canvas, const char *text);

/* A drawn signature (rules/drawing.h), a quarter as large as it was drawn; whose it is stands above
 * it. */
void figure_strokes(struct canvas *canvas, const char *path, const char *words);

#endif
