/* A page of advice as XML. A block is a row of the table below if the site computes something for
 * it; the others are drawn by the stylesheet alone (xsl/parts/block.xsl). */
#include "site/editorial_view.h"

#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/retention.h"
#include "rules/schedule.h"
#include "rules/working_time.h"
#include "site/markdown.h"
#include "store/editorial_store.h"
#include "store/purge_store.h"
#include "web/request.h"

static const char *bound_text(struct pool *pool, bool is_days, unsigned value)
{
    return is_days      ? pool_printf(pool, "%u\u00a0jours", value)
           : value < 60 ? pool_printf(pool, "%u\u00a0minutes", value)
                        : hour_text(pool, value);
}

static void bound_add(struct pool *pool, xmlNode *block, const struct working_time_bound *bound)
{
    xmlNode *row = xml_element(block, "bound");

    xml_attribute(row, "limit", working_time_code(bound->limit));
    xml_attribute(row, "under-16", bound_text(pool, bound->is_days, bound->under_16));
    xml_attribute(row, "from-16", bound_text(pool, bound->is_days, bound->from_16));
}

/* The limits of a day and a week, as the rules check them. */
static void hours_block(struct request *request, xmlNode *block)
{
    size_t count;
    const struct working_time_bound *bounds = working_time_bounds(&count);

    for (size_t i = 0; i < count; i++)
        bound_add(request->pool, block, &bounds[i]);
    xml_attribute_u64(block, "advised", request->config->placements.hours_under_15);
}

/* How long things are kept: accounts by the rules, the rest by the table that erases them. */
static void retention_block(struct request *request, xmlNode *block)
{
    (void)request;
    xml_attribute_u64(block, "pupil-months", RETENTION_PUPIL_MONTHS);
    xml_attribute_u64(block, "employer-years", RETENTION_EMPLOYER_YEARS);
    xml_attribute_u64(block, "school-years", RETENTION_SCHOOL_YEARS);
    xml_attribute_u64(block, "admin-years", RETENTION_ADMIN_YEARS);
    xml_attribute_u64(block, "warning-days", RETENTION_WARNING_DAYS);
    for (const struct purge_rule *rule = purge_rules; rule->what != NULL; rule++)
        xml_attribute_u64(xml_text_element(block, "kept", rule->what), "days", rule->days);
}

/* The services of others that this site is set up to use. */
static void services_block(struct request *request, xmlNode *block)
{
    const struct config *config = request->config;

    xml_element(block, "mail");
    if (!text_is_empty(config->sms.url))
        xml_element(block, "sms");
    if (!text_is_empty(config->map.tile_url))
        xml_attribute(xml_element(block, "map"), "origin", config->map.tile_origin);
    if (!text_is_empty(config->lookup.address_url) || !text_is_empty(config->lookup.company_url))
        xml_element(block, "lookup");
}

/* Who the département is, where it hosts the site, whom to ask about data: its configuration. What
 * is not said there is empty, and the page says so. */
static void law_block(struct request *request, xmlNode *block)
{
    const struct config *config = request->config;

    xml_attribute(block, "address", config->legal.address);
    xml_attribute(block, "phone", config->legal.phone);
    xml_attribute(block, "mail", config->legal.mail);
    xml_attribute(block, "siret", config->legal.siret);
    xml_attribute(block, "director", config->legal.director);
    xml_attribute(block, "host-name", config->legal.host_name);
    xml_attribute(block, "host-address", config->legal.host_address);
    xml_attribute(block, "host-phone", config->legal.host_phone);
    xml_attribute(block, "officer", config->legal.data_officer);
    xml_attribute(block, "source-code", config->legal.source_code);
}

void editorial_text_add(struct request *request, xmlNode *parent, const struct editorial *text)
{
    xmlNode *node = xml_element(parent, "text");

    xml_attribute(node, "section", text->section);
    if (date_is_set(text->checked_on))
        xml_attribute(node, "checked", date_text(request->pool, text->checked_on, DATE_MONTH));
    xml_text_element(node, "title", text->title);
    markdown_add(node, text->body);
}

/* What those who were there say; nothing where the database does not answer. */
static void testimonials_block(struct request *request, xmlNode *block)
{
    struct editorial *texts;
    size_t count;

    if (!store_editorial_texts(request->db, "temoignages", &texts, &count))
        return;
    for (size_t i = 0; i < count; i++)
        editorial_text_add(request, block, &texts[i]);
}

static const struct {
    const char *name;
    void (*fill)(struct request *request, xmlNode *block);
} blocks[] = {
    {"heures-par-age", hours_block},
    {"conservation", retention_block},
    {"services", services_block},
    {"editeur", law_block},
    {"hebergeur", law_block},
    {"responsable", law_block},
    {"delegue", law_block},
    {"code-source", law_block},
    {"temoignages", testimonials_block},
};

/* More than that of one text are left empty: no page needs them, and each costs a query or so. */
enum { FILLED_MAX = 20 };

static void block_fill(struct request *request, xmlNode *block, unsigned *filled)
{
    xmlChar *name = xmlGetNoNsProp(block, xml_chars("name"));

    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        if (strcmp((const char *)name, blocks[i].name) == 0 && (*filled)++ < FILLED_MAX)
            blocks[i].fill(request, block);
    }
    xmlFree(name);
}

xmlNode *editorial_entry_add(xmlNode *parent, const struct editorial *page)
{
    xmlNode *node = xml_element(parent, "entry");

    xml_attribute(node, "section", page->section);
    xml_attribute(node, "slug", page->slug);
    xml_text_element(node, "title", page->title);
    xml_text_element(node, "summary", page->summary);
    return node;
}

xmlNode *editorial_add(struct request *request, xmlNode *parent, const struct editorial *page)
{
    xmlNode *node = editorial_entry_add(parent, page);
    unsigned filled = 0;
    xmlNode *body;

    if (date_is_set(page->checked_on))
        xml_attribute(node, "checked", date_text(request->pool, page->checked_on, DATE_LONG));
    body = markdown_add(node, page->body);
    for (xmlNode *part = body->children; part != NULL; part = part->next) {
        if (part->type == XML_ELEMENT_NODE && strcmp((const char *)part->name, "block") == 0)
            block_fill(request, part, &filled);
    }
    return node;
}
