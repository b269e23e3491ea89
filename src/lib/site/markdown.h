/* CommonMark, and tables, as elements of a page. Raw HTML and dangerous links are left out, so are
 * images of other sites; a heading of the first level becomes one of the second, as the page has
 * its own. An image whose name ends with its size ("…-640x480.png") is drawn with it, and loaded
 * when it comes into view. */
#ifndef STAGE3E_SITE_MARKDOWN_H
#define STAGE3E_SITE_MARKDOWN_H

#include <libxml/tree.h>
#include <stdbool.h>

/* Appends <body> with the text. A paragraph that is "[[name]]" or "[[name words]]" becomes
 * <block name="name" words="words"/>: what the site computes or lets one fill in. Should the text
 * not be readable, it stands as it is. */
xmlNode *markdown_add(xmlNode *parent, const char *text);

/* What an editor has to put right, as a code of labels.xml ("error"): an image without words in its
 * place ("image-words") or of another site ("image-elsewhere"); NULL if nothing. */
const char *markdown_fault(const char *text);

/* Calls visit for the address of each link of a text, and of each image. */
void markdown_links(const char *text, void (*visit)(void *user, const char *address), void *user);

#endif
