/* /admin/contenus/accessibilite: the facts of the declaration of accessibility, which the page
 * /accessibilite and the foot of each page say. */
#include "accounts/accounts.h"
#include "accounts/form_page.h"
#include "rules/accessibility.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/accessibility_store.h"
#include "web/response.h"

static struct form_page declaration_page(void)
{
    return (struct form_page){.name = "accessibility",
                              .action = "/admin/contenus/accessibilite",
                              .back = "/admin/contenus",
                              .set = "accessibility",
                              .fields = accessibility_fields,
                              .count = accessibility_field_count};
}

/* GET /admin/contenus/accessibilite */
bool admin_accessibility(struct request *request)
{
    const struct form_page page = declaration_page();
    struct accessibility facts;
    struct form values = {0};

    if (!store_accessibility_find(request->db, &facts))
        return false;
    fields_fill(request->pool, page.fields, page.count, &facts, &values);
    form_page_send(request, &page, &values, NULL, 200);
    return true;
}

struct declaring {
    struct request *request;
    const struct accessibility *facts;
};

static bool declaration_save(struct db *db, void *argument)
{
    const struct declaring *declaring = argument;

    return store_accessibility_set(db, declaring->facts) &&
           trail_add(declaring->request, "accessibility", "editorial", 0,
                     accessibility_conformity(declaring->facts));
}

/* POST /admin/contenus/accessibilite */
bool admin_accessibility_post(struct request *request)
{
    const struct form_page page = declaration_page();
    const struct form values = fields_kept(request->pool, &request->body, page.fields, page.count);
    struct form_errors errors = {.count = 0};
    struct accessibility facts = {0};
    struct declaring declaring = {request, &facts};

    fields_read(request->pool, &request->body, page.fields, page.count, &facts, &errors);
    accessibility_check(&facts, request->today, &errors);
    if (errors.count > 0)
        form_page_send(request, &page, &values, &errors, 422);
    else if (db_transaction(request->db, declaration_save, &declaring))
        response_see_other(request, "/admin/contenus?info=declaration");
    else
        return false;
    return true;
}
