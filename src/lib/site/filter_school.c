/* The weeks and the place of the visitor's school, in a search. */
#include "site/filter_school.h"

#include <string.h>

#include "store/applicant_store.h"
#include "web/request.h"

/* Those of the school, in their order, then the others. */
static void mondays_sort(struct search *search, const struct school_weeks *weeks)
{
    struct offer_filter *filter = &search->filter;
    struct date others[SEARCH_WEEKS_OFFERED] = {{0}};
    size_t count = 0, other_count = 0;

    for (size_t i = 0; i < search->monday_count; i++) {
        const struct date monday = search->mondays[i];

        if (school_week_standing(weeks, monday) == WEEK_OF_SCHOOL &&
            count < SEARCH_SCHOOL_WEEKS_MAX)
            filter->school_mondays[count++] = monday;
        else
            others[other_count++] = monday;
    }
    filter->school_monday_count = count;
    memcpy(search->mondays, filter->school_mondays, count * sizeof *others);
    memcpy(search->mondays + count, others, other_count * sizeof *others);
}

static bool box_is_ticked(const struct request *request)
{
    for (size_t i = 0; i < request->query.count; i++) {
        const struct form_pair *pair = &request->query.pairs[i];

        if (strcmp(pair->name, "college") == 0 && strcmp(pair->value, "1") == 0)
            return true;
    }
    return false;
}

bool search_school_read(struct request *request, struct search *search)
{
    struct school_weeks weeks;

    if (request->visitor.role != PUPIL)
        return true;
    if (!store_school_weeks(request->db, request->visitor.account_id, request->today, &weeks))
        return false;
    mondays_sort(search, &weeks);
    search->filter.for_school = search->filter.school_monday_count > 0 && box_is_ticked(request);
    return true;
}

bool search_school_place_read(struct request *request, struct search *search)
{
    struct school_position place;

    if (request->visitor.role != PUPIL ||
        strcmp(form_value(&request->query, "autour"), "college") != 0)
        return true;
    if (!store_school_position(request->db, request->visitor.account_id, &place))
        return false;
    search->is_near_school = place.is_located;
    search->school_is_unplaced = !place.is_located;
    if (place.is_located)
        search_place_set(request, search, place.latitude, place.longitude);
    return true;
}

void search_school_begin(const struct request *request, struct search *search)
{
    struct offer_filter *filter = &search->filter;

    if (filter->school_monday_count > 0 && filter->monday_count == 0 &&
        !form_has(&request->query, "college"))
        filter->for_school = true;
}

void search_school_fix(struct search *search)
{
    struct offer_filter *filter = &search->filter;

    for (size_t i = 0; filter->for_school && i < filter->school_monday_count; i++) {
        if (filter->monday_count < SEARCH_WEEKS_MAX)
            filter->mondays[filter->monday_count++] = filter->school_mondays[i];
    }
    filter->for_school = false;
    filter->school_monday_count = 0;
    search->is_near_school = false;
}
