/* Building the XML of a page, by the tree only: what is put in is text, never markup.
 *
 * Nodes belong to their document. Names are constants of ours; values may hold anything that
 * text_clean() let through. */
#ifndef STAGE3E_PAGE_XML_H
#define STAGE3E_PAGE_XML_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/form.h"

struct bytes;
struct config;
struct pool;

/* A text of ours as libxml2 types it. */
static inline const xmlChar *xml_chars(const char *text)
{
    return (const xmlChar *)text;
}

/* A new document with its root element. Freed by xmlFreeDoc(), or with the arena. */
xmlDoc *xml_document(const char *root);

/* Appends an element; xml_text_element() one that holds a text. NULL text: empty. */
xmlNode *xml_element(xmlNode *parent, const char *name);
xmlNode *xml_text_element(xmlNode *parent, const char *name, const char *text);

/* An element with a p for each paragraph of a text typed in several lines (a blank line ends
 * one), lines separated by br within. */
xmlNode *xml_paragraphs(struct pool *pool, xmlNode *parent, const char *name, const char *text);

void xml_attribute(xmlNode *node, const char *name, const char *value);
void xml_attribute_u64(xmlNode *node, const char *name, uint64_t value);
void xml_attribute_real(xmlNode *node, const char *name, double value); /* 5 decimals */

/* What belongs together: a postal address; where something is. */
void xml_address(xmlNode *node, const char *address, const char *postcode, const char *town);
void xml_position(xmlNode *node, double latitude, double longitude);

/* Present, with the value "yes", only if true. */
void xml_attribute_bool(xmlNode *node, const char *name, bool value);

/* "1 234", with the narrow no-break space that French puts between thousands. */
const char *xml_count_text(struct pool *pool, uint64_t count);

/* The day as "2026-12-07"; nothing if unset. */
void xml_attribute_date(xmlNode *node, const char *name, struct date date);

/* The values typed in a form and the errors found, either may be NULL: value and error
 * elements. */
void xml_form(xmlNode *form_node, const struct form *form, const struct form_errors *errors);

/* Appends to bytes all that a tree is made of; two trees that differ in anything differ there. */
void xml_bytes(const xmlNode *node, struct bytes *bytes);

/* Appends the site element: its name, who runs it, where help is. */
xmlNode *xml_site(xmlNode *parent, const struct config *config);

#endif
