/* The XML of a page of advice: its words, its text, and what the site computes for its blocks. */
#ifndef STAGE3E_SITE_EDITORIAL_VIEW_H
#define STAGE3E_SITE_EDITORIAL_VIEW_H

#include <libxml/tree.h>

struct editorial;
struct request;

/* <entry> with title and summary. */
xmlNode *editorial_entry_add(xmlNode *parent, const struct editorial *page);

/* <text> of a section that has no pages, a question or a testimonial: its title, its body, its day.
 */
void editorial_text_add(struct request *request, xmlNode *parent, const struct editorial *text);

/* <entry> with the text as well; its blocks hold what they need. */
xmlNode *editorial_add(struct request *request, xmlNode *parent, const struct editorial *page);

#endif
