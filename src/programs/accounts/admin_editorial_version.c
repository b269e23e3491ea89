/* The versions of a text: writing one, reading one, making an old one the text again. What is
 * restored is a new version. */
#include <stdlib.h>

#include "accounts/accounts.h"
#include "accounts/editorial.h"
#include "base/pool.h"
#include "page/xml.h"
#include "site/editorial_view.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/editorial_place.h"
#include "store/form_key_store.h"
#include "web/response.h"

/* What a new text is called: a page by its title, another one so that no code of ours is. */
static const char *name_of(struct pool *pool, const struct editorial *page)
{
    const char *slug = editorial_slug(pool, page->title);

    return editorial_section(page->section)->has_pages ? slug : pool_printf(pool, "texte-%s", slug);
}

/* A page for a new text, once for each form. */
static bool new_make(struct db *db, struct editorial_writing *writing, struct editorial *page)
{
    struct request *request = writing->request;
    const char *former;
    bool is_first;

    if (!store_form_key_use(db, form_value(&request->body, "once"), "/admin/contenus", request->now,
                            &is_first, &former))
        return false;
    writing->is_again = !is_first;
    return !is_first ||
           store_editorial_make(db, page->section, name_of(request->pool, page), &page->id);
}

bool editorial_write(struct db *db, void *argument)
{
    struct editorial_writing *writing = argument;
    struct request *request = writing->request;
    struct editorial page = writing->page;
    const bool is_new = page.id == 0;

    writing->is_again = false;
    if (is_new && !new_make(db, writing, &page))
        return false;
    if (writing->is_again)
        return true;
    if (!store_editorial_write(db, &page, request->visitor.account_id, request->now,
                               writing->publish_at, writing->started_from, &writing->is_stale))
        return false;
    if (!writing->is_stale &&
        !trail_add(request, is_new ? "added" : writing->action, "editorial", page.id, NULL))
        return false;
    writing->id = page.id;
    return true;
}

/* False: answered already, or the database failed. */
static bool version_open(struct request *request, struct editorial_version *version)
{
    if (!store_editorial_version_find(request->db, route_id(request), version))
        return false;
    if (version->id == 0)
        page_error(request, 404, "not-found");
    else
        return true;
    return false;
}

/* What one has otherwise than the version before; one that the package brought beside an edited
 * text: than that text, and than what the package had before. */
static bool diffs_add(struct request *request, xmlNode *content,
                      const struct editorial_version *version,
                      const struct editorial_version *latest)
{
    const bool is_beside = version->publish_at == 0;
    struct editorial_version before;

    if (!store_editorial_before(request->db, version, is_beside, &before))
        return false;
    if (is_beside && latest->id != 0)
        editorial_diff_add(request, content, "shown", latest, &version->page);
    if (before.id != 0)
        editorial_diff_add(request, content, is_beside ? "package" : "before", &before,
                           &version->page);
    return true;
}

/* GET /admin/contenus/versions/{id} */
bool admin_editorial_version(struct request *request)
{
    struct editorial_version version, latest;

    if (!version_open(request, &version))
        return false;
    if (!store_editorial_latest(request->db, version.page.id, &latest))
        return false;
    struct page page = page_begin(request, "admin-editorial-version");

    page_form(&page, "restore", pool_printf(request->pool, "%s/restaurer", request->path));
    xml_attribute_u64(page.content, "page", version.page.id);
    xml_attribute_u64(page.content, "from", latest.id);
    editorial_version_add(request, page.content, &version);
    if (!diffs_add(request, page.content, &version, &latest))
        return false;
    editorial_add(request, page.content, &version.page);
    xml_text_element(page.content, "source", version.page.body);
    page_send(&page, 200);
    return true;
}

/* POST /admin/contenus/versions/{id}/restaurer: its text is the page again, as a new version. */
bool admin_editorial_restore_post(struct request *request)
{
    struct editorial_version version;
    struct editorial_writing writing = {.request = request, .action = "restored"};

    if (!version_open(request, &version))
        return false;
    writing.page = version.page;
    writing.publish_at = request->now;
    writing.started_from = strtoull(form_value(&request->body, "from"), NULL, 10);
    if (!db_transaction(request->db, editorial_write, &writing))
        return false;
    response_see_other(request, "/admin/contenus/%llu?info=%s", (unsigned long long)version.page.id,
                       writing.is_stale ? "contenu-change" : "contenu-restaure");
    return true;
}
