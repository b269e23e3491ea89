/* /admin/contenus: the pages of advice and law, their text with a preview, their versions. Who
 * writes while somebody else did is told and loses nothing; what is restored is a new version. */
#include <stddef.h>
#include <stdlib.h>

#include "accounts/accounts.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/fields.h"
#include "site/editorial_view.h"
#include "site/markdown.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/editorial_history.h"
#include "web/response.h"

/* Facts that nobody compared with their sources for longer are said to be old. */
enum { CHECKED_DAYS = 365 };

struct typed_page {
    const char *title;
    const char *summary;
    const char *body;
    struct date checked_on;
    struct date publish_on;
};

static const struct field page_typed_fields[] = {
    {"page-title", FIELD_LINE, true, EDITORIAL_TITLE_MAX, offsetof(struct typed_page, title), NULL},
    {"page-summary", FIELD_LINE, true, EDITORIAL_SUMMARY_MAX, offsetof(struct typed_page, summary),
     NULL},
    {"page-body", FIELD_LINES, true, EDITORIAL_BODY_MAX, offsetof(struct typed_page, body), NULL},
    {"page-checked", FIELD_DAY, false, 0, offsetof(struct typed_page, checked_on), NULL},
    {"page-publish", FIELD_DAY, false, 0, offsetof(struct typed_page, publish_on), NULL},
};

static const char *moment(struct request *request, time_t instant)
{
    return pool_printf(request->pool, "%s à %s",
                       date_text(request->pool, date_of_instant(instant), DATE_LONG),
                       clock_text(request->pool, instant));
}

static void state_add(struct request *request, xmlNode *content,
                      const struct editorial_state *state)
{
    xmlNode *node = xml_text_element(content, "state", state->page.title);
    const struct date checked = state->page.checked_on;

    xml_attribute_u64(node, "id", state->page.id);
    xml_attribute(node, "section", state->page.section);
    xml_attribute(node, "slug", state->page.slug);
    if (date_is_set(checked))
        xml_attribute(node, "checked", date_text(request->pool, checked, DATE_LONG));
    if (!date_is_set(checked) || date_days_between(checked, request->today) > CHECKED_DAYS)
        xml_attribute(node, "old", "yes");
    if (state->is_edited)
        xml_attribute(node, "edited", "yes");
    if (state->has_newer)
        xml_attribute(node, "newer", "yes");
    if (state->next_at != 0)
        xml_attribute(node, "next", moment(request, state->next_at));
}

/* GET /admin/contenus */
void admin_editorials(struct request *request)
{
    struct editorial_state *states;
    size_t count;

    if (!store_editorial_states(request->db, request->pool, &states, &count)) {
        page_failure(request);
        return;
    }
    struct page page = page_begin(request, "admin-editorials");

    for (size_t i = 0; i < count; i++)
        state_add(request, page.content, &states[i]);
    page_send(&page, 200);
}

static xmlNode *version_add(struct request *request, xmlNode *content,
                            const struct editorial_version *version)
{
    xmlNode *node = xml_element(content, "version");

    xml_attribute_u64(node, "id", version->id);
    xml_attribute(node, "made", moment(request, version->made_at));
    xml_attribute(node, "by", version->made_by);
    if (version->is_package)
        xml_attribute(node, "package", "yes");
    if (version->publish_at == 0)
        xml_attribute(node, "beside", "yes");
    else if (version->publish_at > request->now)
        xml_attribute(node, "from", moment(request, version->publish_at));
    return node;
}

static bool history_add(struct request *request, xmlNode *content, uint64_t page_id)
{
    struct editorial_version *versions;
    size_t count;

    if (!store_editorial_history(request->db, request->pool, page_id, &versions, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = version_add(request, content, &versions[i]);

        if (versions[i].has_title_changed)
            xml_element(node, "title");
        if (versions[i].has_summary_changed)
            xml_element(node, "summary");
        if (versions[i].has_body_changed)
            xml_element(node, "body");
    }
    return true;
}

/* The form with what it starts from; below it the text as it will look, if asked for, and what it
 * was. */
static void form_send(struct request *request, const struct editorial_version *latest,
                      const struct form *values, const struct form_errors *errors,
                      const struct editorial *preview, bool is_stale, unsigned status)
{
    struct page page = page_begin(request, "admin-editorial");
    xmlNode *form = page_form(&page, "editorial", request->path);

    xml_attribute_u64(page.content, "id", latest->page.id);
    xml_attribute(page.content, "section", latest->page.section);
    xml_attribute(page.content, "slug", latest->page.slug);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute_u64(page.content, "from", latest->id);
    if (is_stale)
        version_add(request, xml_element(page.content, "stale"), latest);
    xml_form(form, values, errors);
    page_fields(form, "editorial", FIELDS(page_typed_fields));
    if (preview != NULL)
        editorial_add(request, xml_element(page.content, "preview"), preview);
    if (history_add(request, xml_element(page.content, "history"), latest->page.id))
        page_send(&page, status);
    else
        page_failure(request);
}

/* False: answered already. */
static bool latest_open(struct request *request, struct editorial_version *latest)
{
    if (!store_editorial_latest(request->db, request->pool, route_id(request), latest))
        page_failure(request);
    else if (latest->id == 0)
        page_error(request, 404, "not-found");
    else
        return true;
    return false;
}

/* GET /admin/contenus/{id} */
void admin_editorial(struct request *request)
{
    struct editorial_version latest;
    struct typed_page typed = {0};
    struct form values = {0};

    if (!latest_open(request, &latest))
        return;
    typed.title = latest.page.title;
    typed.summary = latest.page.summary;
    typed.body = latest.page.body;
    typed.checked_on = latest.page.checked_on;
    fields_fill(request->pool, FIELDS(page_typed_fields), &typed, &values);
    form_send(request, &latest, &values, NULL, NULL, false, 200);
}

static void typed_check(struct request *request, const struct typed_page *typed,
                        struct form_errors *errors)
{
    const char *fault = markdown_fault(typed->body);

    if (fault != NULL)
        form_refuse(errors, "page-body", fault, NULL);
    if (date_is_set(typed->checked_on) && date_compare(typed->checked_on, request->today) > 0)
        form_refuse(errors, "page-checked", "checked-later", NULL);
    if (date_is_set(typed->publish_on) && date_compare(typed->publish_on, request->today) < 0)
        form_refuse(errors, "page-publish", "publish-past", NULL);
}

struct writing {
    struct request *request;
    struct editorial page;
    time_t publish_at;
    uint64_t started_from;
    const char *action; /* of the trail */
    bool is_stale;
};

static bool writing_run(struct db *db, void *argument)
{
    struct writing *writing = argument;
    struct request *request = writing->request;

    return store_editorial_write(db, &writing->page, request->visitor.account_id, request->now,
                                 writing->publish_at, writing->started_from, &writing->is_stale) &&
           (writing->is_stale ||
            trail_add(request, writing->action, "editorial", writing->page.id, NULL));
}

/* When a text of that day is shown: at once, unless it is for a day to come. */
static time_t publish_time(const struct request *request, struct date day)
{
    return date_is_set(day) && date_compare(day, request->today) > 0 ? date_start(day)
                                                                     : request->now;
}

/* POST /admin/contenus/{id}: "apercu" shows how it will look and writes nothing. */
void admin_editorial_post(struct request *request)
{
    const struct form values =
        fields_kept(request->pool, &request->body, FIELDS(page_typed_fields));
    struct form_errors errors = {.count = 0};
    struct editorial_version latest;
    struct typed_page typed;
    struct writing writing = {.request = request, .action = "corrected"};

    if (!latest_open(request, &latest))
        return;
    fields_read(request->pool, &request->body, FIELDS(page_typed_fields), &typed, &errors);
    typed_check(request, &typed, &errors);
    writing.page = (struct editorial){.id = latest.page.id,
                                      .section = latest.page.section,
                                      .slug = latest.page.slug,
                                      .title = typed.title,
                                      .summary = typed.summary,
                                      .body = typed.body,
                                      .checked_on = typed.checked_on};
    writing.publish_at = publish_time(request, typed.publish_on);
    writing.started_from = strtoull(form_value(&request->body, "from"), NULL, 10);
    if (form_has(&request->body, "apercu") && errors.count == 0) {
        latest.id = writing.started_from;
        form_send(request, &latest, &values, NULL, &writing.page, false, 200);
    } else if (errors.count > 0) {
        latest.id = writing.started_from;
        form_send(request, &latest, &values, &errors, NULL, false, 422);
    } else if (!db_transaction(request->db, writing_run, &writing)) {
        page_failure(request);
    } else if (writing.is_stale) {
        form_send(request, &latest, &values, NULL, NULL, true, 409);
    } else {
        response_see_other(request, "/admin/contenus/%llu?info=contenu-enregistre",
                           (unsigned long long)latest.page.id);
    }
}

/* False: answered already. */
static bool version_open(struct request *request, struct editorial_version *version)
{
    if (!store_editorial_version_find(request->db, request->pool, route_id(request), version))
        page_failure(request);
    else if (version->id == 0)
        page_error(request, 404, "not-found");
    else
        return true;
    return false;
}

/* GET /admin/contenus/versions/{id} */
void admin_editorial_version(struct request *request)
{
    struct editorial_version version, latest;

    if (!version_open(request, &version))
        return;
    if (!store_editorial_latest(request->db, request->pool, version.page.id, &latest)) {
        page_failure(request);
        return;
    }
    struct page page = page_begin(request, "admin-editorial-version");

    page_form(&page, "restore", pool_printf(request->pool, "%s/restaurer", request->path));
    xml_attribute_u64(page.content, "page", version.page.id);
    xml_attribute_u64(page.content, "from", latest.id);
    version_add(request, page.content, &version);
    editorial_add(request, page.content, &version.page);
    xml_text_element(page.content, "source", version.page.body);
    page_send(&page, 200);
}

/* POST /admin/contenus/versions/{id}/restaurer: its text is the page again, as a new version. */
void admin_editorial_restore_post(struct request *request)
{
    struct editorial_version version;
    struct writing writing = {.request = request, .action = "restored"};

    if (!version_open(request, &version))
        return;
    writing.page = version.page;
    writing.publish_at = request->now;
    writing.started_from = strtoull(form_value(&request->body, "from"), NULL, 10);
    if (!db_transaction(request->db, writing_run, &writing))
        page_failure(request);
    else
        response_see_other(request, "/admin/contenus/%llu?info=%s",
                           (unsigned long long)version.page.id,
                           writing.is_stale ? "contenu-change" : "contenu-restaure");
}
