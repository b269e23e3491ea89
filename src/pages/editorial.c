/* The pages of advice and law: their text is CommonMark in the database. */
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "pages/pages.h"
#include "site/editorial_view.h"
#include "site/page.h"
#include "store/editorial_store.h"

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
        editorial_entry_add(page.content, &entries[i]);
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

    editorial_add(request, page.content, &entry);
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
