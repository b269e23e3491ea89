/* POST /conventions/modele/en-tete: another letterhead, of the département or of a school. */
#include "applications/agreeing.h"
#include "applications/applications.h"
#include "rules/fields.h"
#include "site/logo.h"
#include "site/trail.h"
#include "store/letterhead_store.h"
#include "store/member_store.h"
#include "web/request.h"
#include "web/response.h"

enum { WORDS_LENGTH_MAX = 300 };

struct heading {
    const char *words;
    bool removes_logo;
};

static const struct field heading_fields[] = {
    {"letterhead", FIELD_LINES, false, WORDS_LENGTH_MAX, offsetof(struct heading, words), NULL},
    {"no-logo", FIELD_BOX, false, 0, offsetof(struct heading, removes_logo), NULL},
};

struct keeping {
    struct request *request;
    uint64_t school_id;
    struct letterhead letterhead;
    bool removes_logo;
};

static bool keep(struct db *db, void *argument)
{
    const struct keeping *keeping = argument;
    struct request *request = keeping->request;

    return store_letterhead_save(db, keeping->school_id, &keeping->letterhead,
                                 keeping->removes_logo, request->now) &&
           trail_add(request, "agreement-letterhead",
                     keeping->school_id != 0 ? "school" : "agreements", keeping->school_id, NULL);
}

bool agreement_letterhead_post(struct request *request)
{
    const struct form_file file = request_file(request, "logo");
    struct form_errors errors = {.count = 0};
    struct heading heading = {.words = ""};
    struct keeping keeping = {.request = request};
    const char *error = NULL;
    bool is_head;

    if (request->visitor.role == SCHOOL &&
        !store_school_of_account(request->db, request->visitor.account_id, &keeping.school_id,
                                 &is_head))
        return false;
    fields_read(request->pool, &request->body, FIELDS(heading_fields), &heading, &errors);
    if (file.size > 0 &&
        !logo_take(request, &file, &keeping.letterhead.logo, &keeping.letterhead.logo_size, &error))
        return false;
    if (error != NULL)
        form_refuse(&errors, "logo", error, NULL);
    keeping.letterhead.words = heading.words;
    keeping.removes_logo = heading.removes_logo;
    if (request->visitor.role == SCHOOL && keeping.school_id == 0)
        page_error(request, 404, "agreement-unknown");
    else if (errors.count > 0)
        return agreement_text_refuse(request, &errors);
    else if (!db_transaction(request->db, keep, &keeping))
        return false;
    else
        response_see_other(request, "/conventions/modele?info=en-tete");
    return true;
}
