/* GET /admin/contenus: the pages of advice and law and the other texts of the site, what became of
 * each, and what somebody has to look at. */
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/editorial.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/editorial_link_store.h"
#include "web/request.h"

/* Facts that nobody compared with their sources for longer are said to be old. */
enum { CHECKED_DAYS = 365 };

/* Of a banner: before, in or after its days. */
static const char *banner_time(const struct request *request, const struct editorial *banner)
{
    if (date_is_set(banner->first_on) && date_compare(banner->first_on, request->today) > 0)
        return "later";
    return date_is_set(banner->last_on) && date_compare(banner->last_on, request->today) < 0
               ? "over"
               : "now";
}

static void checked_add(struct request *request, xmlNode *node, struct date checked)
{
    if (date_is_set(checked))
        xml_attribute(node, "checked", date_text(request->pool, checked, DATE_LONG));
    if (!date_is_set(checked) || date_days_between(checked, request->today) > CHECKED_DAYS)
        xml_attribute(node, "old", "yes");
}

static void state_add(struct request *request, xmlNode *parent, const struct editorial_state *state)
{
    xmlNode *node = xml_text_element(parent, "state", state->page.title);

    xml_attribute_u64(node, "id", state->page.id);
    xml_attribute(node, "slug", state->page.slug);
    xml_attribute(node, "audience", state->page.audience);
    checked_add(request, node, state->page.checked_on);
    if (strcmp(state->page.section, "bandeaux") == 0)
        xml_attribute(node, "time", banner_time(request, &state->page));
    if (date_is_set(state->page.first_on))
        xml_attribute(node, "first", date_text(request->pool, state->page.first_on, DATE_LONG));
    if (date_is_set(state->page.last_on))
        xml_attribute(node, "last", date_text(request->pool, state->page.last_on, DATE_LONG));
    xml_attribute_bool(node, "edited", state->is_edited);
    xml_attribute_bool(node, "newer", state->has_newer);
    xml_attribute_bool(node, "withdrawn", state->is_withdrawn);
    if (state->next_at != 0)
        xml_attribute(node, "next", editorial_moment(request, state->next_at));
}

/* The links that lead nowhere, as the last check found them. */
static void links_add(struct request *request, xmlNode *content, const struct broken_link *links,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = xml_text_element(content, "broken", links[i].target);

        xml_attribute_u64(node, "page", links[i].page_id);
        xml_attribute(node, "title", links[i].title);
        xml_attribute_u64(node, "status", links[i].status);
        xml_attribute(node, "since",
                      date_text(request->pool, date_of_instant(links[i].broken_at), DATE_LONG));
    }
}

/* GET /admin/contenus; info: what was just done */
bool admin_editorials(struct request *request)
{
    struct editorial_state *states;
    struct broken_link *links;
    size_t count, section_count, link_count;
    const struct editorial_section *sections = editorial_sections(&section_count);

    if (!store_editorial_states(request->db, &states, &count) ||
        !store_links_broken(request->db, &links, &link_count))
        return false;
    struct page page = page_begin(request, "admin-editorials");

    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    links_add(request, page.content, links, link_count);
    for (size_t i = 0; i < section_count; i++) {
        xmlNode *node = xml_element(page.content, "section");

        xml_attribute(node, "code", sections[i].code);
        xml_attribute_bool(node, "pages", sections[i].has_pages);
        xml_attribute_bool(node, "fixed", sections[i].is_fixed);
        for (size_t j = 0; j < count; j++) {
            if (strcmp(states[j].page.section, sections[i].code) == 0)
                state_add(request, node, &states[j]);
        }
    }
    page_send(&page, 200);
    return true;
}
