/* The pages of advice and law: their text is CommonMark in the database. */
#include <cmark.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "pages/pages.h"
#include "site/page.h"
#include "store/editorial_store.h"

/* Appends the text as elements. cmark leaves raw HTML and dangerous links out (safe mode) and
 * writes well-formed XML; should it not, the text is shown as it is. */
static void markdown_add(xmlNode *parent, const char *text)
{
    xmlNode *body = xml_element(parent, "body");
    char *html = cmark_markdown_to_html(text, strlen(text), CMARK_OPT_DEFAULT);
    xmlNode *nodes = NULL;

    if (html == NULL)
        abort();
    if (xmlParseInNodeContext(body, html, (int)strlen(html), XML_PARSE_NONET, &nodes) == XML_ERR_OK)
        xmlAddChildList(body, nodes);
    else
        xml_text_element(body, "p", text);
    free(html);
}

static xmlNode *entry_add(xmlNode *parent, const struct editorial *entry)
{
    xmlNode *node = xml_element(parent, "entry");

    xml_attribute(node, "section", entry->section);
    xml_attribute(node, "slug", entry->slug);
    xml_text_element(node, "title", entry->title);
    xml_text_element(node, "summary", entry->summary);
    return node;
}

/* A page whose content is a list of entries: one section's, or all (NULL). */
static void entries_send(struct request *request, const char *name, const char *section)
{
    struct editorial *entries;
    size_t count;

    if (!store_editorials(request->db, request->pool, section, &entries, &count)) {
        page_failure(request);
        return;
    }
    struct page page = page_begin(request, name);

    if (section != NULL)
        xml_attribute(page.content, "section", section);
    for (size_t i = 0; i < count; i++)
        entry_add(page.content, &entries[i]);
    page_send(&page, 200);
}

/* GET /eleves, /parents, /colleges, /employeurs */
void section_show(struct request *request)
{
    entries_send(request, "section", request->path + 1);
}

/* GET /plan-du-site */
void site_map_show(struct request *request)
{
    entries_send(request, "site-map", NULL);
}

/* The audit that the declaration of accessibility rests on. */
static void audit_add(const struct request *request, xmlNode *content)
{
    const struct config *config = request->config;
    xmlNode *audit = xml_element(content, "audit");

    xml_attribute(audit, "on", config->accessibility.audited_on);
    xml_attribute(audit, "auditor", config->accessibility.auditor);
    xml_attribute(audit, "rate", config->accessibility.rate);
}

static void page_show(struct request *request, const char *section, const char *slug)
{
    struct editorial entry;

    if (!store_editorial_find(request->db, request->pool, section, slug, &entry)) {
        page_failure(request);
        return;
    }
    if (entry.title == NULL) {
        page_error(request, 404, "not-found");
        return;
    }
    struct page page = page_begin(request, "editorial");
    xmlNode *node;

    node = entry_add(page.content, &entry);
    if (date_is_set(entry.checked_on))
        xml_attribute(node, "checked", date_text(request->pool, entry.checked_on, DATE_LONG));
    markdown_add(node, entry.body);
    if (strcmp(section, "site") == 0 && strcmp(slug, "accessibilite") == 0)
        audit_add(request, page.content);
    page_send(&page, 200);
}

/* GET /{section}/{slug} */
void editorial_show(struct request *request)
{
    if (strcmp(request->route_values[0], "site") == 0)
        page_error(request, 404, "not-found"); /* those have no section in their address */
    else
        page_show(request, request->route_values[0], request->route_values[1]);
}

/* GET /contact, /mentions-legales, /donnees-personnelles, /accessibilite, /aide */
void site_page_show(struct request *request)
{
    page_show(request, "site", request->route_values[0]);
}
