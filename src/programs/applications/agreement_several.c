/* /conventions/plusieurs: what a school writes in several agreements at once, from one form for
 * what they share. Those that then lack nothing go to be signed; the others keep it as a draft. */
#include <stdlib.h>
#include <string.h>

#include "applications/agreeing.h"
#include "applications/applications.h"
#include "page/xml.h"
#include "store/member_store.h"
#include "web/response.h"

enum { SEVERAL_MAX = 200, HEAD_GROUP = 0, AIMS_GROUP = 2, SHARED_AIMS = 2 };

/* What a class shares: who signs, the aims and the insurance; not one pupil's arrangements. */
static void shared_groups(struct agreement_group shared[2])
{
    const struct agreement_groups groups = agreement_groups(AGREEMENT_SCHOOL);

    shared[0] = groups.list[HEAD_GROUP];
    shared[1] = groups.list[AIMS_GROUP];
    shared[1].count = SHARED_AIMS;
}

static bool is_ticked(const struct form *form, uint64_t id)
{
    for (size_t i = 0; i < form->count; i++) {
        if (strcmp(form->pairs[i].name, "convention") == 0 &&
            strtoull(form->pairs[i].value, NULL, 10) == id)
            return true;
    }
    return false;
}

/* The agreements that wait for the school; false if the database failed. */
static bool waiting_find(struct request *request, struct agreement_list *list)
{
    struct agreement_query query = {.state = AGREEMENT_TO_COMPLETE_SCHOOL,
                                    .first = AGREEMENT_TO_COMPLETE_SCHOOL,
                                    .today = request->today};
    bool is_head;

    *list = (struct agreement_list){.count = 0};
    return store_school_of_account(request->db, request->visitor.account_id, &query.school_id,
                                   &is_head) &&
           (query.school_id == 0 || store_agreements_query(request->db, &query, SEVERAL_MAX, list));
}

/* The form begins as the first of them would. */
static bool shared_begin(struct request *request, const struct agreement_list *list,
                         struct form *values)
{
    struct agreeing agreeing;
    bool is_theirs;

    return list->count == 0 ||
           (agreeing_of_id(request, list->list[0].id, &agreeing, &is_theirs) &&
            (!is_theirs || agreement_part_begin(&agreeing, AGREEMENT_SCHOOL, values)));
}

static void several_page(struct request *request, const struct agreement_list *list,
                         const struct form *values, const struct form_errors *errors)
{
    struct page page = page_begin(request, "agreement-several");
    xmlNode *form = page_form(&page, "several", request->path);
    struct agreement_group shared[2];

    shared_groups(shared);
    xml_form(form, values, errors);
    for (size_t i = 0; i < 2; i++)
        page_fields(form, shared[i].name, shared[i].fields, shared[i].count);
    for (size_t i = 0; i < list->count; i++) {
        xmlNode *node = xml_element(page.content, "row");

        xml_attribute_u64(node, "id", list->list[i].id);
        xml_attribute(node, "pupil", list->list[i].pupil_name);
        xml_attribute(node, "class", list->list[i].class_name);
        xml_attribute(node, "employer", list->list[i].employer);
        xml_attribute(node, "week",
                      date_range_text(request->pool, list->list[i].first, list->list[i].last));
        xml_attribute_bool(node, "is-ticked",
                           errors == NULL || is_ticked(&request->body, list->list[i].id));
    }
    page_send(&page, errors != NULL ? 422 : 200);
}

bool agreements_several_form(struct request *request)
{
    struct agreement_list list;
    struct form values = {0};

    if (waiting_find(request, &list) && shared_begin(request, &list, &values))
        several_page(request, &list, &values, NULL);
    else
        return false;
    return true;
}

/* One of them: what is shared, then what is its own. */
static bool one_complete(struct agreeing *agreeing, const struct form *shared, bool *is_done)
{
    struct request *request = agreeing->viewing.request;
    struct working_time_breaches breaches = {.count = 0};
    struct form_errors errors = {.count = 0};
    struct form values = *shared, own = {0};
    bool is_complete, is_kept;

    if (!agreement_part_begin(agreeing, AGREEMENT_SCHOOL, &own) ||
        !agreeing_breaches(agreeing, &breaches))
        return false;
    for (size_t i = 0; i < own.count; i++) {
        if (!form_has(shared, own.pairs[i].name))
            form_add(request->pool, &values, own.pairs[i].name, own.pairs[i].value);
    }
    agreement_part_read(request->pool, &values, AGREEMENT_SCHOOL, &agreeing->school, &errors);
    agreement_family_check(request->pool, &agreeing->school,
                           agreeing->viewing.application.pupil.email, &errors);
    is_complete = errors.count == 0 && working_time_broken(&breaches) == 0 &&
                  *agreeing->agreement.articles != '\0';
    if (!agreement_part_keep(agreeing, AGREEMENT_SCHOOL, &values, is_complete, &is_kept))
        return false;
    *is_done = is_kept && is_complete;
    return true;
}

/* False if the database failed: those before are done. */
static bool each_complete(struct request *request, const struct agreement_list *list,
                          const struct form *shared, unsigned *done, unsigned *undone)
{
    *done = *undone = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct agreeing agreeing;
        bool is_theirs, is_done = false;

        if (!is_ticked(&request->body, list->list[i].id))
            continue;
        if (!agreeing_of_id(request, list->list[i].id, &agreeing, &is_theirs) ||
            (is_theirs && !agreeing.viewing.application.pupil.is_erased &&
             !one_complete(&agreeing, shared, &is_done)))
            return false;
        *done += is_done;
        *undone += !is_done;
    }
    return true;
}

bool agreements_several_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct agreement_school school = {0};
    struct agreement_group groups[2];
    struct agreement_list list;
    struct form shared = {0};
    unsigned done, undone;

    shared_groups(groups);
    for (size_t i = 0; i < 2; i++) {
        const struct form kept =
            fields_kept(request->pool, &request->body, groups[i].fields, groups[i].count);

        fields_read(request->pool, &request->body, groups[i].fields, groups[i].count, &school,
                    &errors);
        for (size_t j = 0; j < kept.count; j++)
            form_add(request->pool, &shared, kept.pairs[j].name, kept.pairs[j].value);
    }
    if (!form_has(&request->body, "convention"))
        form_refuse(&errors, "convention", "required", NULL);
    if (!waiting_find(request, &list))
        return false;
    if (errors.count > 0)
        several_page(request, &list, &shared, &errors);
    else if (!each_complete(request, &list, &shared, &done, &undone))
        return false;
    else
        response_see_other(request, "/conventions?faites=%u&restees=%u", done, undone);
    return true;
}
