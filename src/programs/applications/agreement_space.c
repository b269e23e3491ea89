/* GET /conventions, /admin/conventions: the agreements of the visitor, what waits for them first.
 */
#include <string.h>

#include "applications/agreeing.h"
#include "applications/applications.h"
#include "applications/spaces.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/attestation.h"
#include "site/page.h"
#include "site/tabs.h"
#include "site/trail.h"
#include "store/member_store.h"
#include "web/decode.h"
#include "web/request.h"

/* An attestation is asked for that long after the placement. */
enum { LIST_MAX = 300, ATTEST_DAYS = 180 };

/* The state in which it is the visitor's turn. */
static enum agreement_state turn_of(enum role role)
{
    switch (role) {
    case EMPLOYER: return AGREEMENT_TO_COMPLETE_EMPLOYER;
    case SCHOOL: return AGREEMENT_TO_COMPLETE_SCHOOL;
    default: return AGREEMENT_TO_SIGN;
    }
}

static enum agreement_state state_asked(const struct request *request)
{
    const char *code = form_value(&request->query, "etat");

    for (unsigned i = 1; i < AGREEMENT_STATES; i++) {
        if (strcmp(agreement_state_code((enum agreement_state)i), code) == 0)
            return (enum agreement_state)i;
    }
    return AGREEMENT_NONE;
}

bool agreements_query_make(struct request *request, struct agreement_query *query)
{
    bool is_head;

    *query = (struct agreement_query){
        .state = state_asked(request),
        .class_name =
            text_trim(request->pool, form_value(&request->query, "classe"), TEXT_ONE_LINE),
        .school_words =
            request->visitor.role == ADMIN
                ? text_trim(request->pool, form_value(&request->query, "college"), TEXT_ONE_LINE)
                : "",
        .first = turn_of(request->visitor.role),
        .today = request->today,
        .account_id = request->visitor.account_id};
    switch (request->visitor.role) {
    case PUPIL: query->pupil_id = request->visitor.account_id; return true;
    case EMPLOYER: query->manager_id = request->visitor.account_id; return true;
    case SCHOOL:
        return store_school_of_account(request->db, request->visitor.account_id, &query->school_id,
                                       &is_head) &&
               trail_read(request, "agreements-read", "school", query->school_id);
    default: return trail_read(request, "agreements-read", "agreements", 0);
    }
}

/* What waits for the visitor, of a placement that is not over: to complete, of a pupil to sign. */
static bool is_turn(const struct request *request, const struct agreement_row *row)
{
    return date_compare(row->last, request->today) >= 0 &&
           (request->visitor.role == PUPIL ? row->is_to_sign
                                           : row->state == turn_of(request->visitor.role));
}

static void row_add(const struct request *request, xmlNode *content,
                    const struct agreement_row *row)
{
    xmlNode *node = xml_element(content, "row");

    xml_attribute_u64(node, "id", row->id);
    xml_attribute(node, "agreement", agreement_state_code(row->state));
    xml_attribute_u64(node, "version", row->version);
    xml_attribute(node, "pupil", row->pupil_name);
    xml_attribute(node, "class", row->class_name);
    xml_attribute(node, "school", row->school);
    xml_attribute(node, "employer", row->employer);
    xml_attribute(node, "title", row->title);
    xml_attribute(node, "town", row->town);
    xml_attribute(node, "week", date_range_text(request->pool, row->first, row->last));
    xml_attribute_bool(node, "is-over", date_compare(row->last, request->today) < 0);
    xml_attribute_bool(node, "is-turn", is_turn(request, row));
    xml_attribute_bool(node, "is-to-sign", row->is_to_sign);
    xml_attribute_bool(node, "is-attested", row->is_attested);
    xml_attribute_bool(node, "is-to-attest",
                       request->visitor.role == EMPLOYER && !row->is_attested &&
                           row->state != AGREEMENT_CANCELLED &&
                           attestation_may_be_made(row->last, request->today) &&
                           date_days_between(row->last, request->today) < ATTEST_DAYS);
}

bool agreements_query_run(struct request *request, const struct agreement_query *query,
                          size_t limit, struct agreement_list *list)
{
    const bool is_nobody = request->visitor.role == SCHOOL && query->school_id == 0;

    *list = (struct agreement_list){.count = 0};
    return is_nobody || store_agreements_query(request->db, query, limit, list);
}

bool agreements_home(struct request *request)
{
    struct agreement_query query;
    struct agreement_list list = {.count = 0};
    struct page page;
    unsigned turns = 0;

    if (!agreements_query_make(request, &query) ||
        !agreements_query_run(request, &query, LIST_MAX, &list))
        return false;
    page = page_begin(request, "agreements");
    space_outcome_add(request, page.content);
    xml_attribute(page.content, "state", agreement_state_code(query.state));
    xml_attribute(page.content, "class-name", query.class_name);
    xml_attribute(page.content, "school-words", query.school_words);
    xml_attribute(page.content, "filter",
                  pool_printf(request->pool, "classe=%s&college=%s",
                              encode_component(request->pool, query.class_name),
                              encode_component(request->pool, query.school_words)));
    for (size_t i = 0; i < list.count; i++) {
        row_add(request, page.content, &list.list[i]);
        turns += is_turn(request, &list.list[i]);
    }
    xml_attribute_u64(page.content, "turns", turns);
    xml_attribute_bool(page.content, "is-cut", list.count == LIST_MAX);
    if (request->visitor.role != EMPLOYER || employer_tabs_add(request, page.content))
        page_send(&page, 200);
    else
        return false;
    return true;
}
