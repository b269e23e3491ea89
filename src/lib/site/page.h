/* A page of the site: its XML being built, the frame around it, and its HTML as the answer. */
#ifndef STAGE3E_SITE_PAGE_H
#define STAGE3E_SITE_PAGE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

struct config;
struct field;
struct request;

struct page {
    struct request *request;
    xmlDoc *document;
    xmlNode *content;    /* what the handler fills: <page><NAME>…</NAME></page> */
    const char *section; /* site/section.h; NULL: that of its address */
    bool is_for_pupils;  /* though nobody is signed in: it says "tu" */
    bool is_blank;       /* for page_send_kept: what is the visitor's own is filled in at the end */
};

/* Loads the stylesheet that the executable's pages go through. False if it cannot. */
bool page_stylesheet_open(const struct config *config, const char *stylesheet);
void page_stylesheet_close(void);
bool page_stylesheet_is_loaded(void);

/* Begins a page; name is that of its template in xsl/ and of its schema in xsl/schema/. */
struct page page_begin(struct request *request, const char *name);
struct page page_begin_blank(struct request *request, const char *name);

/* Appends a form element with the visitor's token in it; all POST forms are made here. The
 * page then is private to the visitor. */
xmlNode *page_form(struct page *page, const char *name, const char *action);

/* Appends the fields of a table to a form, as one group: <fieldset name="…"><field…/></fieldset>.
 * xsl/parts/form.xsl draws them; their words are in labels.xml under "field" and "hint". */
xmlNode *page_fields(xmlNode *form, const char *name, const struct field *fields, size_t count);

/* Adds a key that makes the form act once, however often it is sent (store_form_key_use). */
void page_form_once(struct page *page, xmlNode *form);

/* The page through the stylesheet, for what is drawn otherwise than as HTML; NULL on failure. */
xmlDoc *page_transform(struct page *page);

/* The French words of a code (labels.xml), for texts that are no page. They last until a page is
 * begun, which in development may read the labels again. */
const char *page_label(const char *list, const char *code);

/* Answers with the page. With ?format=xml, in development, the XML itself. */
void page_send(struct page *page, unsigned status);

/* The content of a page through the stylesheet, without frame or visitor, in pieces that can be
 * kept and are freed by the caller; NULL on failure. Then a page, begun blank, that has them put in
 * where its stylesheet says so (page/html.h). How it is put together is kept as well
 * (page/html_plan.h), by all of its XML: who else would have the same has it without a
 * transformation. Forms in it are for the signed-in. */
struct html_pieces;
struct html_pieces *page_cut(struct page *page);
void page_send_kept(struct page *page, const struct html_pieces *pieces);

/* In development ?format= shows how a page is made: "xml", and where pieces are kept "kept", those
 * pieces, or "fresh", the page as it would be without them. */
bool page_shows(const struct request *request, const char *format);

/* Another number once a stylesheet has changed, in development: what was made with the former one
 * is not kept. */
unsigned page_stylesheet_number(struct request *request);

/* Answers with something for this visitor only, which nobody keeps. The body must live as long as
 * the request. */
void page_private_send(struct request *request, const char *type, const char *body, size_t length);

/* Answers with something that is the same for everyone; whoever has it already (If-None-Match,
 * RFC 9110) gets 304. The body must live as long as the request. */
void page_public_send(struct request *request, const char *type, const char *body, size_t length);

/* Answers with a page that says what happened and what to do: xsl/parts/error.xsl has the
 * words of each code. */
void page_error(struct request *request, unsigned status, const char *code);

/* After a store function returned false: 503 if the database is away, else 500. */
void page_failure(struct request *request);

#endif
