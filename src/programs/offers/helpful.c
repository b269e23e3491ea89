/* GET /offres/prets-a-aider: the employers whom schools and the département may call, for a pupil
 * without placement at the last minute, an event in a school, a question; with the contact that
 * they agreed to give. */
#include <stdlib.h>
#include <string.h>

#include "base/date_parse.h"
#include "base/pool.h"
#include "base/text.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "rules/phone.h"
#include "rules/web_address.h"
#include "site/page.h"
#include "site/place.h"
#include "site/trail.h"
#include "store/helpful_store.h"
#include "web/decode.h"
#include "web/request.h"

enum { PAGES_MAX = 1000, TOWN_MAX = 80 };

static const char *const helps[] = {[HELP_ANY] = "",
                                    [HELP_LAST_MINUTE] = "derniere-minute",
                                    [HELP_EVENTS] = "actions",
                                    [HELP_QUESTIONS] = "questions"};

struct looking {
    struct request *request;
    const char *town; /* as typed */
    struct place_meant meant;
    struct helpful_query query;
    unsigned page;
};

static enum help help_read(const char *word)
{
    for (size_t i = HELP_LAST_MINUTE; i <= HELP_QUESTIONS; i++) {
        if (strcmp(word, helps[i]) == 0)
            return (enum help)i;
    }
    return HELP_ANY;
}

static bool query_read(struct request *request, struct looking *looking)
{
    const struct form *query = &request->query;
    struct date day;

    *looking = (struct looking){.request = request, .meant.is_known = true};
    looking->town = text_trim(request->pool, form_value(query, "ville"), TEXT_ONE_LINE);
    if (text_length(looking->town) > TOWN_MAX)
        looking->town = "";
    looking->query.domain = text_number(form_value(query, "domaine"), 0, 999999);
    looking->query.help = help_read(form_value(query, "pour"));
    if (date_parse(form_value(query, "semaine"), &day))
        looking->query.monday = date_monday(day);
    looking->page = text_number(form_value(query, "page"), 1, PAGES_MAX);
    if (text_is_empty(looking->town))
        return true;
    if (!place_find(request, looking->town, &looking->meant))
        return false;
    if (looking->meant.is_known && looking->meant.count > 0)
        looking->query.near = &looking->meant.list[0].commune;
    return true;
}

static void phone_add(struct request *request, xmlNode *node, const char *name, const char *phone)
{
    if (!text_is_empty(phone)) {
        xml_attribute(node, name, phone_text(request->pool, phone));
        xml_attribute(node, pool_printf(request->pool, "%s-link", name), phone);
    }
}

static void helpful_add(struct request *request, xmlNode *content, const struct helpful *one)
{
    xmlNode *node = xml_text_element(content, "helpful", one->title);

    xml_attribute_u64(node, "offer", one->offer_id);
    xml_attribute(node, "employer", one->employer);
    xml_attribute(node, "town", one->town);
    xml_attribute(node, "contact", one->contact_name);
    xml_attribute(node, "email", email_text(request->pool, one->contact_email));
    phone_add(request, node, "landline", one->contact_landline);
    phone_add(request, node, "mobile", one->contact_mobile);
    xml_attribute_bool(node, "last-minute", one->for_last_minute);
    xml_attribute_bool(node, "events", one->for_events);
    xml_attribute_bool(node, "questions", one->for_questions);
}

static bool domains_add(const struct looking *looking, xmlNode *content)
{
    struct request *request = looking->request;
    struct domain *domains;
    size_t count;

    if (!store_domains(request->db, &domains, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        xmlNode *domain = xml_text_element(content, "domain", domains[i].name);

        xml_attribute_u64(domain, "id", domains[i].id);
        xml_attribute_bool(domain, "selected", domains[i].id == looking->query.domain);
    }
    return true;
}

static void page_link_add(const struct looking *looking, xmlNode *content, const char *name,
                          unsigned page)
{
    struct pool *pool = looking->request->pool;
    char iso[DATE_ISO_SIZE];

    date_iso(looking->query.monday, iso);
    xml_attribute(
        content, name,
        pool_printf(pool, "/offres/prets-a-aider?ville=%s&domaine=%llu&semaine=%s&pour=%s&page=%u",
                    encode_component(pool, looking->town),
                    (unsigned long long)looking->query.domain, iso, helps[looking->query.help],
                    page));
}

static void asked_add(const struct looking *looking, xmlNode *content, size_t total)
{
    char iso[DATE_ISO_SIZE];

    date_iso(looking->query.monday, iso);
    xml_attribute(content, "town",
                  looking->query.near != NULL ? looking->query.near->name : looking->town);
    xml_attribute_bool(content, "town-unknown",
                       !text_is_empty(looking->town) && looking->query.near == NULL);
    xml_attribute(content, "week", pool_strdup(looking->request->pool, iso));
    xml_attribute(content, "help", helps[looking->query.help]);
    xml_attribute_u64(content, "total", total);
}

/* A town that nobody knows finds nobody: looking everywhere would mislead. */
static bool list_find(const struct looking *looking, struct helpful **list, size_t *count,
                      size_t *total)
{
    struct request *request = looking->request;

    *count = *total = 0;
    if (!text_is_empty(looking->town) && looking->query.near == NULL)
        return true;
    return store_helpful_find(request->db, request->today, &looking->query,
                              (looking->page - 1) * (size_t)HELPFUL_PAGE_SIZE, list, count, total);
}

bool helpful_show(struct request *request)
{
    struct page page = page_begin(request, "helpful-employers");
    struct helpful *list;
    struct looking looking;
    size_t count, total;

    if (!trail_read(request, "helpful-read", "employers", 0) || !query_read(request, &looking) ||
        !list_find(&looking, &list, &count, &total) ||
        (asked_add(&looking, page.content, total), !domains_add(&looking, page.content)))
        return false;
    for (size_t i = 0; i < count; i++)
        helpful_add(request, page.content, &list[i]);
    if (looking.page > 1)
        page_link_add(&looking, page.content, "previous", looking.page - 1);
    if (total > looking.page * (size_t)HELPFUL_PAGE_SIZE)
        page_link_add(&looking, page.content, "next", looking.page + 1);
    page_send(&page, 200);
    return true;
}
