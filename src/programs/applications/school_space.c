/* GET /candidatures of a school, its list of pupils: how far each is, who has not joined yet and
 * how they were invited, the opinions that are awaited; narrowed by ?nom=, ?classe= and ?statut=.
 * /candidatures/eleves/{id}: one pupil. */
#include <string.h>

#include "applications/applications.h"
#include "applications/spaces.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/application_view.h"
#include "site/export_link.h"
#include "site/page.h"
#include "site/progress.h"
#include "site/trail.h"
#include "store/follow_store.h"
#include "store/member_store.h"
#include "store/school_pupil_store.h"
#include "store/school_store.h"
#include "web/request.h"

enum { AWAITED_MAX = 100 };

/* Of one who has not joined: what there is to do. */
static void invitation_add(xmlNode *node, const struct followed *pupil)
{
    if (pupil->invitation.id == 0)
        return;
    xml_attribute_u64(node, "invitation", pupil->invitation.id);
    xml_attribute(node, "email", pupil->invitation.email);
    xml_attribute_bool(node, "invited", pupil->invitation.is_mailed);
    xml_attribute_bool(node, "joined", pupil->invitation.has_joined);
}

/* Who can be invited by mail, and was not. */
static bool is_to_invite(const struct followed *pupil)
{
    return pupil->invitation.id != 0 && !pupil->invitation.is_mailed &&
           !pupil->invitation.has_joined && !text_is_empty(pupil->invitation.email);
}

static void row_add(struct request *request, xmlNode *content, const struct pupil_row *row)
{
    xmlNode *node = xml_element(content, "pupil-row");

    if (row->pupil->pupil_id != 0)
        xml_attribute_u64(node, "id", row->pupil->pupil_id);
    xml_attribute(node, "class", row->pupil->class_name);
    xml_attribute(node, "last-name", row->pupil->last_name);
    xml_attribute(node, "first-name", row->pupil->first_name);
    xml_attribute(node, "progress", progress_code(row->progress));
    xml_attribute_u64(node, "live", row->live);
    xml_attribute_u64(node, "total", row->total);
    invitation_add(node, row->pupil);
    if (row->placement != NULL) {
        xml_attribute_u64(node, "application", row->placement->application_id);
        xml_attribute(node, "employer", row->placement->employer);
        xml_attribute(node, "week",
                      date_range_text(request->pool, row->placement->first, row->placement->last));
    }
}

/* An application that waits for the school. */
static void waiting_add(struct request *request, xmlNode *parent,
                        const struct waiting_application *waiting)
{
    xmlNode *node = xml_element(parent, "waiting");

    xml_attribute_u64(node, "id", waiting->id);
    xml_attribute(node, "pupil",
                  pool_printf(request->pool, "%s %s", waiting->first_name, waiting->last_name));
    xml_attribute(node, "class", waiting->class_name);
    xml_attribute(node, "title", waiting->title);
    xml_attribute(node, "employer", waiting->employer);
    xml_attribute(node, "week", date_range_text(request->pool, waiting->first, waiting->last));
}

/* What binds the pupils of a class of a school that has to agree to other weeks. */
static struct school_weeks weeks_of_class(struct pool *pool, const struct school_dates *dates,
                                          size_t count, const char *class_name)
{
    struct school_weeks weeks = {.others = OTHER_WEEKS_AGREED};

    for (size_t i = 0; i < count; i++) {
        if (!text_is_empty(dates[i].class_name) && strcmp(dates[i].class_name, class_name) != 0)
            continue;
        pool_make_room(pool, weeks.list, weeks.count, weeks.room);
        weeks.list[weeks.count++] = (struct school_period){dates[i].first, dates[i].last};
    }
    return weeks;
}

/* Those of other weeks than the school's, which wait for its agreement; at the top of its list. */
static bool weeks_awaited_add(struct request *request, xmlNode *content, uint64_t school_id)
{
    struct waiting_application *list;
    struct school_dates *dates;
    xmlNode *parent = NULL;
    size_t length, count;

    if (!store_weeks_unanswered(request->db, school_id, &list, &length))
        return false;
    if (length == 0)
        return true;
    if (!store_school_dates(request->db, school_id, &dates, &count))
        return false;
    for (size_t i = 0; i < length; i++) {
        const struct school_weeks weeks =
            weeks_of_class(request->pool, dates, count, list[i].class_name);

        if (school_week_standing(&weeks, list[i].monday) != WEEK_TO_AGREE)
            continue;
        if (parent == NULL)
            parent = xml_element(content, "weeks-awaited");
        waiting_add(request, parent, &list[i]);
    }
    return true;
}

/* The rows that the filter takes; the figures are of all pupils, the classes too. */
static void rows_add(struct request *request, xmlNode *content, const struct school_filter *filter,
                     const struct followed *list, size_t length)
{
    unsigned figures[PROGRESSES] = {0}, pupils = 0, to_invite = 0;
    const char *class_name = NULL;

    for (size_t i = 0; i < length; i++) {
        const struct pupil_row row = pupil_row_of(&list[i]);

        pupils++;
        figures[row.progress]++;
        to_invite += is_to_invite(row.pupil);
        if (class_name == NULL || strcmp(class_name, row.pupil->class_name) != 0)
            xml_text_element(content, "class", row.pupil->class_name);
        class_name = row.pupil->class_name;
        if (school_filter_takes(request->pool, filter, &row))
            row_add(request, content, &row);
    }
    xml_attribute_u64(content, "pupils", pupils);
    xml_attribute_u64(content, "to-invite", to_invite);
    for (enum progress i = 0; i < PROGRESSES; i++)
        xml_attribute_u64(content, progress_code(i), figures[i]);
}

/* Whose parents do not know yet. */
static bool untold_add(struct request *request, xmlNode *content, uint64_t school_id)
{
    const char **names;
    size_t count;

    if (!store_guardians_untold(request->db, school_id, &names, &count))
        return false;
    for (size_t i = 0; i < count; i++)
        xml_text_element(content, "guardian-untold", names[i]);
    return true;
}

/* What has just been imported. */
static void import_add(struct request *request, xmlNode *content)
{
    xml_attribute(content, "added", form_value(&request->query, "ajoutes"));
    xml_attribute(content, "changed", form_value(&request->query, "changes"));
    xml_attribute(content, "left", form_value(&request->query, "ecartes"));
}

bool school_applications(struct request *request)
{
    struct school_filter filter;
    struct waiting_application *awaited;
    struct followed *followed;
    struct school school;
    uint64_t school_id;
    struct page page;
    size_t count, awaited_count;
    bool is_head;

    school_filter_read(request->pool, &request->query, &filter);
    if (!store_school_of_account(request->db, request->visitor.account_id, &school_id, &is_head) ||
        !store_school_find(request->db, school_id, &school) ||
        !trail_read(request, "pupils-read", "school", school_id) ||
        !store_school_followed(request->db, school_id, &followed, &count) ||
        !store_opinions_awaited(request->db, school_id, AWAITED_MAX, &awaited, &awaited_count))
        return false;
    page = page_begin(request, "school-applications");
    page_form(&page, "opinions", "/candidatures/avis");
    space_outcome_add(request, page.content);
    import_add(request, page.content);
    xml_attribute(page.content, "school", school.name != NULL ? school.name : "");
    xml_attribute(page.content, "name", form_value(&request->query, "nom"));
    xml_attribute(page.content, "class-name", filter.class_name);
    xml_attribute(page.content, "status", filter.status);
    xml_attribute_u64(page.content, "awaited", awaited_count > 0 ? awaited->total : 0);
    export_link_add(request, page.content,
                    (const char *const[][2]){{"nom", filter.name},
                                             {"classe", filter.class_name},
                                             {"statut", filter.status},
                                             {NULL}});
    rows_add(request, page.content, &filter, followed, count);
    if (!untold_add(request, page.content, school_id) ||
        !weeks_awaited_add(request, page.content, school_id))
        return false;
    for (size_t i = 0; i < awaited_count; i++)
        waiting_add(request, page.content, &awaited[i]);
    page_send(&page, 200);
    return true;
}

/* The pupil of the path, if it is one of the school of the visitor. */
static bool pupil_find(struct request *request, struct followed *pupil)
{
    uint64_t school_id;
    bool is_head;

    return store_school_of_account(request->db, request->visitor.account_id, &school_id,
                                   &is_head) &&
           store_school_pupil(request->db, school_id, route_id(request), pupil);
}

bool school_pupil(struct request *request)
{
    struct application_list list;
    struct followed pupil;
    struct page page;

    if (!pupil_find(request, &pupil) ||
        !store_applications_of_pupil(request->db, pupil.pupil_id, &list))
        return false;
    if (pupil.pupil_id == 0) {
        page_error(request, 404, "pupil-unknown");
        return true;
    }
    if (!trail_read(request, "pupil-read", "account", pupil.pupil_id))
        return false;
    page = page_begin(request, "school-pupil");
    xml_attribute(page.content, "name",
                  pool_printf(request->pool, "%s %s", pupil.first_name, pupil.last_name));
    xml_attribute(page.content, "class", pupil.class_name);
    for (size_t i = 0; i < list.count; i++)
        application_add(request, page.content, &list.list[i], AS_SCHOOL, VIEW_ROW);
    page_send(&page, 200);
    return true;
}
