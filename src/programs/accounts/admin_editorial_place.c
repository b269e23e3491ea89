/* POST /admin/contenus/{id}/place, …/retirer, …/remettre: where a text stands, and whether it is
 * shown. */
#include <stdlib.h>
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/editorial.h"
#include "base/pool.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/editorial_place.h"
#include "web/response.h"

struct placing {
    struct request *request;
    const struct editorial *page;
    const char *section; /* NULL: shown no more, or again */
    uint64_t after;
    bool is_withdrawn;
    bool is_done;
};

static bool placing_run(struct db *db, void *argument)
{
    struct placing *placing = argument;
    struct request *request = placing->request;
    const uint64_t id = placing->page->id;
    const char *action = placing->section != NULL ? "moved"
                         : placing->is_withdrawn  ? "withdrawn"
                                                  : "shown";

    placing->is_done = true;
    if (placing->section != NULL
            ? !store_editorial_move(db, id, placing->section, placing->after, &placing->is_done)
            : !store_editorial_withdraw(db, id, placing->is_withdrawn, request->now))
        return false;
    return !placing->is_done || trail_add(request, action, "editorial", id, NULL);
}

static bool placing_answer(struct placing *placing, const char *info)
{
    struct request *request = placing->request;

    if (!db_transaction(request->db, placing_run, placing))
        return false;
    response_see_other(request, "/admin/contenus/%llu?info=%s",
                       (unsigned long long)placing->page->id,
                       placing->is_done ? info : "contenu-place-prise");
    return true;
}

/* "eleves:12": behind the text 12 of the section; 0: first in it. */
static const char *place_read(struct request *request, uint64_t *after)
{
    const char *place = form_value(&request->body, "place");
    const char *colon = strchr(place, ':');
    const struct editorial_section *section;

    *after = colon != NULL ? strtoull(colon + 1, NULL, 10) : 0;
    section = colon != NULL
                  ? editorial_section(pool_strndup(request->pool, place, (size_t)(colon - place)))
                  : NULL;
    return section != NULL ? section->code : NULL;
}

/* A page goes to any section of pages that are not fixed; another text stays in its own. */
static bool may_stand_in(const struct editorial *page, const char *code)
{
    const struct editorial_section *from = editorial_section(page->section);
    const struct editorial_section *to = editorial_section(code);

    return from == to || (from->has_pages && !from->is_fixed && to->has_pages && !to->is_fixed);
}

/* POST /admin/contenus/{id}/place */
bool admin_editorial_place_post(struct request *request)
{
    struct editorial_version latest;
    struct placing placing = {.request = request, .page = &latest.page};

    if (!editorial_latest_open(request, &latest))
        return false;
    placing.section = place_read(request, &placing.after);
    if (placing.section == NULL || !may_stand_in(&latest.page, placing.section))
        response_see_other(request, "/admin/contenus/%llu?info=contenu-place-prise",
                           (unsigned long long)latest.page.id);
    else
        return placing_answer(&placing, "contenu-place");
    return true;
}

static bool withdraw_post(struct request *request, bool is_withdrawn)
{
    struct editorial_version latest;
    struct placing placing = {
        .request = request, .page = &latest.page, .is_withdrawn = is_withdrawn};

    if (!editorial_latest_open(request, &latest))
        return false;
    if (editorial_section(latest.page.section)->is_fixed)
        page_error(request, 404, "not-found");
    else
        return placing_answer(&placing, is_withdrawn ? "contenu-retire" : "contenu-remis");
    return true;
}

/* POST /admin/contenus/{id}/retirer */
bool admin_editorial_withdraw_post(struct request *request)
{
    return withdraw_post(request, true);
}

/* POST /admin/contenus/{id}/remettre */
bool admin_editorial_show_post(struct request *request)
{
    return withdraw_post(request, false);
}
