/* /admin/contenus/{id} and …/nouveau/{slug}: a page of advice or law or another text of the site,
 * as a form with a preview. Who writes while somebody else did is told and loses nothing. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/editorial.h"
#include "page/xml.h"
#include "site/editorial_view.h"
#include "site/page.h"
#include "web/response.h"

static bool versions_add(struct request *request, xmlNode *content, uint64_t page_id)
{
    struct editorial_version *versions;
    size_t count;

    if (!store_editorial_history(request->db, page_id, &versions, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = editorial_version_add(request, content, &versions[i]);

        if (versions[i].has_title_changed)
            xml_element(node, "title");
        if (versions[i].has_summary_changed)
            xml_element(node, "summary");
        if (versions[i].has_body_changed)
            xml_element(node, "body");
        if (versions[i].has_terms_changed)
            xml_element(node, "terms");
    }
    return true;
}

/* Where a text can stand: first in a section, or behind each of its texts. A page can change its
 * section, another text cannot. */
static bool places_add(struct request *request, xmlNode *content, const struct editorial *page)
{
    const struct editorial_section *own = editorial_section(page->section);
    struct editorial_state *states;
    const struct editorial_section *sections;
    size_t count, section_count;

    if (!store_editorial_states(request->db, &states, &count))
        return false;
    sections = editorial_sections(&section_count);
    for (size_t i = 0; i < section_count; i++) {
        xmlNode *node;

        if (&sections[i] != own &&
            (!own->has_pages || own->is_fixed || !sections[i].has_pages || sections[i].is_fixed))
            continue;
        node = xml_element(content, "places");
        xml_attribute(node, "section", sections[i].code);
        for (size_t j = 0; j < count; j++) {
            if (strcmp(states[j].page.section, sections[i].code) != 0)
                continue;
            xml_attribute_u64(xml_text_element(node, "place", states[j].page.title), "id",
                              states[j].page.id);
            if (states[j].page.id == page->id)
                xml_attribute_bool(content, "withdrawn", states[j].is_withdrawn);
        }
    }
    return true;
}

/* What the package brought since somebody edited the text. */
static bool beside_add(struct request *request, xmlNode *content, uint64_t page_id)
{
    struct editorial_version beside;

    if (!store_editorial_beside(request->db, page_id, &beside))
        return false;
    if (beside.id != 0)
        editorial_version_add(request, xml_element(content, "beside"), &beside);
    return true;
}

/* What a form shows besides what is typed. */
struct editing {
    const struct editorial_section *section;
    const struct editorial_version *latest; /* its id is 0: a new text */
    const struct editorial *preview;        /* NULL: none was asked for */
    bool is_stale;
};

/* The form with what it starts from; below it the text as it will look, if asked for, where it
 * stands, and what it was. */
static bool form_send(struct request *request, const struct editing *editing,
                      const struct form *values, const struct form_errors *errors, unsigned status)
{
    const struct editorial_version *latest = editing->latest;
    const struct editorial_form *fields = editorial_form(editing->section);
    struct page page = page_begin(request, "admin-editorial");
    xmlNode *form = page_form(&page, fields->name, request->path);
    bool is_good = true;

    if (latest->page.id == 0)
        page_form_once(&page, form);
    xml_attribute_u64(page.content, "id", latest->page.id);
    xml_attribute(page.content, "section", editing->section->code);
    xml_attribute_bool(page.content, "page", editing->section->has_pages);
    xml_attribute_bool(page.content, "fixed", editing->section->is_fixed);
    if (latest->page.id != 0) {
        xml_attribute(page.content, "title", latest->page.title);
        xml_attribute(page.content, "path",
                      editorial_path(request->pool, editing->section->code, latest->page.slug));
    }
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute_u64(page.content, "from", latest->id);
    if (editing->is_stale)
        editorial_version_add(request, xml_element(page.content, "stale"), latest);
    xml_form(form, values, errors);
    page_fields(form, fields->name, fields->fields, fields->count);
    if (editing->preview != NULL)
        editorial_add(request, xml_element(page.content, "preview"), editing->preview);
    if (latest->page.id != 0)
        is_good = beside_add(request, page.content, latest->page.id) &&
                  places_add(request, page.content, &latest->page) &&
                  versions_add(request, xml_element(page.content, "history"), latest->page.id);
    if (is_good)
        page_send(&page, status);
    else
        return false;
    return true;
}

/* GET /admin/contenus/{id} */
bool admin_editorial(struct request *request)
{
    struct editorial_version latest;
    struct typed_text typed = {0};
    struct form values = {0};

    if (!editorial_latest_open(request, &latest))
        return false;
    const struct editing editing = {.section = editorial_section(latest.page.section),
                                    .latest = &latest};
    const struct editorial_form *fields = editorial_form(editing.section);

    typed.title = latest.page.title;
    typed.summary = latest.page.summary;
    typed.body = latest.page.body;
    typed.checked_on = latest.page.checked_on;
    typed.audience = latest.page.audience;
    typed.first_on = latest.page.first_on;
    typed.last_on = latest.page.last_on;
    fields_fill(request->pool, fields->fields, fields->count, &typed, &values);
    return form_send(request, &editing, &values, NULL, 200);
}

/* When a text of that day is shown: at once, unless it is for a day to come. */
static time_t publish_time(const struct request *request, struct date day)
{
    return date_is_set(day) && date_compare(day, request->today) > 0 ? date_start(day)
                                                                     : request->now;
}

/* What was typed, to be written as the page's newest version. */
static struct editorial_writing writing_of(struct request *request, const struct editorial *page,
                                           const struct typed_text *typed)
{
    return (struct editorial_writing){.request = request,
                                      .page = {.id = page->id,
                                               .section = page->section,
                                               .slug = page->slug,
                                               .title = typed->title,
                                               .summary = typed->summary,
                                               .body = typed->body,
                                               .checked_on = typed->checked_on,
                                               .audience = typed->audience,
                                               .first_on = typed->first_on,
                                               .last_on = typed->last_on},
                                      .publish_at = publish_time(request, typed->publish_on),
                                      .started_from =
                                          strtoull(form_value(&request->body, "from"), NULL, 10),
                                      .action = "corrected"};
}

/* Keeps the text, or shows it again where somebody else changed it meanwhile. */
static bool writing_save(struct request *request, struct editing *editing,
                         struct editorial_writing *writing, const struct form *values)
{
    if (!db_transaction(request->db, editorial_write, writing))
        return false;
    if (writing->is_stale) {
        editing->is_stale = true;
        return form_send(request, editing, values, NULL, 409);
    }
    if (writing->is_again) {
        response_see_other(request, "/admin/contenus");
    } else {
        response_see_other(request, "/admin/contenus/%llu?info=contenu-enregistre",
                           (unsigned long long)writing->id);
    }
    return true;
}

/* A text that was sent: shown with what is wrong, or as it will look, or written. */
static bool text_post(struct request *request, struct editorial_version *latest)
{
    struct editing editing = {.section = editorial_section(latest->page.section), .latest = latest};
    const struct editorial_form *fields = editorial_form(editing.section);
    struct form_errors errors = {.count = 0};
    struct form values;
    struct typed_text typed = {.summary = "", .body = "", .audience = "all"};
    struct editorial_writing writing;
    const bool has_picture = editing.section->has_pages && editorial_picture_is_sent(request);
    const bool is_picture_only = has_picture && form_has(&request->body, "image");

    if (has_picture && !editorial_picture_add(request, &errors))
        return false;
    values = fields_kept(request->pool, &request->body, fields->fields, fields->count);
    if (errors.count > 0) /* what was to be said of the picture is not lost with it */
        form_add(request->pool, &values, "picture-words",
                 form_value(&request->body, "picture-words"));
    if (is_picture_only) {
        latest->id = strtoull(form_value(&request->body, "from"), NULL, 10);
        return form_send(request, &editing, &values, &errors, errors.count > 0 ? 422 : 200);
    }
    fields_read(request->pool, &request->body, fields->fields, fields->count, &typed, &errors);
    typed_text_check(request, fields, &typed, &errors);
    writing = writing_of(request, &latest->page, &typed);
    if (errors.count > 0 || form_has(&request->body, "apercu")) {
        latest->id = writing.started_from;
        editing.preview = errors.count == 0 ? &writing.page : NULL;
        return form_send(request, &editing, &values, &errors, errors.count > 0 ? 422 : 200);
    }
    return writing_save(request, &editing, &writing, &values);
}

/* POST /admin/contenus/{id}: "apercu" shows how it will look and writes nothing. */
bool admin_editorial_post(struct request *request)
{
    struct editorial_version latest;

    return editorial_latest_open(request, &latest) && text_post(request, &latest);
}

/* The section of the request's path to which a text can be added. NULL: answered already. */
static const struct editorial_section *section_open(struct request *request)
{
    const struct editorial_section *section = editorial_section(route_text(request));

    if (section != NULL && !section->is_fixed)
        return section;
    page_error(request, 404, "not-found");
    return NULL;
}

/* GET /admin/contenus/nouveau/{slug} */
bool admin_editorial_new(struct request *request)
{
    static const struct editorial_version none = {.id = 0};
    const struct editing editing = {.section = section_open(request), .latest = &none};
    struct form values = {0};

    return editing.section != NULL && form_send(request, &editing, &values, NULL, 200);
}

/* POST /admin/contenus/nouveau/{slug} */
bool admin_editorial_new_post(struct request *request)
{
    const struct editorial_section *section = section_open(request);
    struct editorial_version none = {.id = 0};

    if (section == NULL)
        return false;
    none.page.section = section->code;
    return text_post(request, &none);
}
