/* The trail: /admin/journal, of all, by kind, account and days; /compte/journal, of oneself. */
#include <stdlib.h>

#include "accounts/accounts.h"
#include "base/date_parse.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/account_store.h"
#include "web/decode.h"

static void entries_add(struct request *request, xmlNode *content, const struct audit_entries *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct audit_entry *found = &list->entries[i];
        xmlNode *entry = xml_element(content, "audit");

        xml_attribute(entry, "when", moment_text(request, found->happened_at));
        xml_attribute(entry, "who", found->who);
        xml_attribute(entry, "action", found->action);
        xml_attribute(entry, "detail", found->detail);
        xml_attribute(entry, "role", found->role);
        xml_attribute(entry, "origin", found->origin);
        xml_attribute(entry, "subject", found->subject);
        xml_attribute_u64(entry, "subject-id", found->subject_id);
    }
}

static const char *query_of(struct request *request, const char *name)
{
    return text_trim(request->pool, form_value(&request->query, name), TEXT_ONE_LINE);
}

static struct audit_filter filter_read(struct request *request)
{
    struct audit_filter filter = {
        .action = query_of(request, "quoi"),
        .subject = query_of(request, "objet"),
        .subject_id = strtoull(query_of(request, "numero"), NULL, 10),
        .account_id = strtoull(query_of(request, "compte"), NULL, 10),
        .before_id = strtoull(query_of(request, "avant"), NULL, 10),
    };
    struct date day;

    if (date_parse(query_of(request, "du"), &day))
        filter.from = date_start(day);
    if (date_parse(query_of(request, "au"), &day))
        filter.to = date_start(date_add(day, 1));
    return filter;
}

/* The same page of the trail, from an older entry on. */
static const char *older(struct request *request, uint64_t before_id)
{
    static const char *const names[] = {"quoi", "objet", "numero", "compte", "du", "au"};
    const char *query = "?";

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        query = pool_printf(request->pool, "%s%s=%s&", query, names[i],
                            encode_component(request->pool, query_of(request, names[i])));
    return pool_printf(request->pool, "%savant=%llu", query, (unsigned long long)before_id);
}

static bool trail_send(struct request *request, const char *name, const struct audit_filter *filter)
{
    struct page page = page_begin(request, name);
    struct audit_entries list;
    const char **kinds;
    size_t count;

    if (!store_audit_search(request->db, filter, &list) ||
        !store_audit_actions(request->db, &kinds, &count))
        return false;
    xml_attribute(page.content, "action", filter->action);
    xml_attribute(page.content, "subject", query_of(request, "objet"));
    xml_attribute(page.content, "subject-id", query_of(request, "numero"));
    xml_attribute(page.content, "account", query_of(request, "compte"));
    xml_attribute(page.content, "from", query_of(request, "du"));
    xml_attribute(page.content, "to", query_of(request, "au"));
    if (list.has_more)
        xml_attribute(page.content, "next", older(request, list.entries[list.count - 1].id));
    for (size_t i = 0; i < count; i++)
        xml_text_element(page.content, "kind", kinds[i]);
    entries_add(request, page.content, &list);
    page_send(&page, 200);
    return true;
}

/* GET /admin/journal?quoi=&objet=&numero=&compte=&du=&au=&avant= */
bool admin_trail(struct request *request)
{
    const struct audit_filter filter = filter_read(request);

    return trail_send(request, "admin-trail", &filter);
}

/* GET /compte/journal */
bool own_trail(struct request *request)
{
    struct audit_filter filter = filter_read(request);

    filter.subject = NULL;
    filter.account_id = request->visitor.account_id;
    return trail_send(request, "own-trail", &filter);
}
