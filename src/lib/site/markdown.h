/* CommonMark as elements of a page. Raw HTML and dangerous links are left out, so are images of
 * other sites; a heading of the first level becomes one of the second, as the page has its own. */
#ifndef STAGE3E_SITE_MARKDOWN_H
#define STAGE3E_SITE_MARKDOWN_H

#include <libxml/tree.h>

/* Appends <body> with the text. A paragraph that is "[[name]]" or "[[name words]]" becomes
 * <block name="name" words="words"/>: what the site computes or lets one fill in. Should the text
 * not be readable, it stands as it is. */
xmlNode *markdown_add(xmlNode *parent, const char *text);

/* What an editor has to put right, as a code of labels.xml ("error"): an image without words in its
 * place ("image-words") or of another site ("image-elsewhere"); NULL if nothing. */
const char *markdown_fault(const char *text);

#endif
