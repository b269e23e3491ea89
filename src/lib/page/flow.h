/* How the words of a stylesheet are laid out: as text that flows, indented with its elements. */
#ifndef STAGE3E_PAGE_FLOW_H
#define STAGE3E_PAGE_FLOW_H

#include <libxml/tree.h>

/* Makes libxslt read stylesheets by this rule: in words, white space with a line break in it is one
 * space, and nothing at the beginning or end of an element. What xsl:text holds stays as it is.
 * Once, before the first stylesheet is compiled. */
void flow_open(void);

/* Applies the rule to an element and all below. */
void flow_words(xmlNode *element);

#endif
