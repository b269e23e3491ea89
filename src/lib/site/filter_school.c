/* The weeks and the place of the visitor's school, in a search. */
#include "site/filter_school.h"

#include <string.h>

#include "web/request.h"

/* Those of the weeks offered that are the school's. */
static void mondays_find(struct search *search, const struct school_weeks *weeks)
{
    struct offer_filter *filter = &search->filter;

    for (size_t i = 0; i < search->monday_count; i++) {
        if (filter->school_monday_count < SEARCH_SCHOOL_WEEKS_MAX &&
            school_week_standing(weeks, search->mondays[i]) == WEEK_OF_SCHOOL)
            filter->school_mondays[filter->school_monday_count++] = search->mondays[i];
    }
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

bool search_school_see(struct request *request, struct search *search)
{
    struct search_pupil pupil;

    if (request->visitor.role != PUPIL)
        return search_memory_see(request->db, request->today);
    return search_memory_see_pupil(request->db, request->today, request->visitor.account_id,
                                   &pupil) &&
           (pupil.school_id == 0 ||
            kept_school(request->db, request->today, &pupil, &search->school));
}

void search_school_read(struct request *request, struct search *search)
{
    if (search->school == NULL)
        return;
    mondays_find(search, &search->school->weeks);
    search->filter.for_school = search->filter.school_monday_count > 0 && box_is_ticked(request);
}

void search_school_place_read(struct request *request, struct search *search)
{
    const struct kept_school *school = search->school;

    if (request->visitor.role != PUPIL ||
        strcmp(form_value(&request->query, "autour"), "college") != 0)
        return;
    search->is_near_school = school != NULL && school->is_located;
    search->school_is_unplaced = !search->is_near_school;
    if (search->is_near_school)
        search_place_set(request, search, school->latitude, school->longitude);
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
