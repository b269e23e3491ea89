/* /admin/etablissements/domaines: the e-mail domains of academies and schools. Whom a head invites
 * at one of them is in at once, others await the school's official address. */
#include <stdlib.h>
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/form_page.h"
#include "base/pool.h"
#include "rules/account.h"
#include "site/trail.h"
#include "store/staff_domain_store.h"
#include "web/response.h"

enum { DOMAINS_MAX = 200, TEXT_MAX = 10000 };

struct typed {
    const char *lines;
};

static const struct field domains_fields[] = {
    {"staff-domains", FIELD_LINES, false, TEXT_MAX, offsetof(struct typed, lines), NULL},
};

static const struct form_page domains_page = {.name = "staff-domains",
                                              .action = "/admin/etablissements/domaines",
                                              .back = "/admin/etablissements",
                                              .set = "staff-domains",
                                              .fields = domains_fields,
                                              .count = 1};

struct domains {
    struct request *request;
    const char *list[DOMAINS_MAX];
    size_t count;
};

/* GET /admin/etablissements/domaines */
bool staff_domains_form(struct request *request)
{
    struct typed known = {.lines = ""};
    struct form values = {0};
    const char **list;
    size_t count;

    if (!store_staff_domains(request->db, &list, &count))
        return false;
    for (size_t i = 0; i < count; i++)
        known.lines = pool_printf(request->pool, "%s%s\n", known.lines, list[i]);
    fields_fill(request->pool, domains_fields, 1, &known, &values);
    form_page_send(request, &domains_page, &values, NULL, 200);
    return true;
}

/* One domain a line, or after a comma; the first that is none is named. */
static void domains_read(const char *lines, struct domains *domains, struct form_errors *errors)
{
    struct pool *pool = domains->request->pool;
    char *rest, *text = pool_strdup(pool, lines);

    for (char *word = strtok_r(text, " \t\r\n,;", &rest); word != NULL && errors->count == 0;
         word = strtok_r(NULL, " \t\r\n,;", &rest)) {
        const char *domain, *error = email_domain_read(pool, word, &domain);

        if (error != NULL)
            form_refuse(errors, "staff-domains",
                        strcmp(error, "public-domain") == 0 ? "public-domain-of" : "domain-of",
                        word);
        else if (domains->count == DOMAINS_MAX)
            form_refuse(errors, "staff-domains", "too-many-domains", NULL);
        else
            domains->list[domains->count++] = domain;
    }
}

static bool domains_save(struct db *db, void *argument)
{
    const struct domains *domains = argument;

    return store_staff_domains_set(db, domains->list, domains->count) &&
           trail_add(domains->request, "staff-domains", "schools", 0, NULL);
}

/* POST /admin/etablissements/domaines */
bool staff_domains_post(struct request *request)
{
    const struct form values = fields_kept(request->pool, &request->body, domains_fields, 1);
    struct domains domains = {.request = request};
    struct form_errors errors = {.count = 0};
    struct typed typed;

    fields_read(request->pool, &request->body, domains_fields, 1, &typed, &errors);
    if (!form_has(&request->body, "staff-domains"))
        form_refuse(&errors, "staff-domains", "required",
                    NULL); /* not the form: nothing is emptied */
    domains_read(typed.lines, &domains, &errors);
    if (errors.count > 0)
        form_page_send(request, &domains_page, &values, &errors, 422);
    else if (db_transaction(request->db, domains_save, &domains))
        response_see_other(request, "/admin/etablissements");
    else
        return false;
    return true;
}
