/* /conventions/modele: the general articles, of the département or of a school: looked at, tried,
 * replaced. What is replaced stays for the agreements that were made with it. */
#include <string.h>

#include "applications/agreeing.h"
#include "applications/applications.h"
#include "base/pool.h"
#include "page/xml.h"
#include "rules/fields.h"
#include "site/trail.h"
#include "store/member_store.h"
#include "web/response.h"

enum { ARTICLES_LENGTH_MAX = 20000 };

struct articles {
    const char *text;
};

static const struct field articles_fields[] = {
    {"articles", FIELD_LINES, true, ARTICLES_LENGTH_MAX, offsetof(struct articles, text), NULL},
};

/* Somebody who is not there, for the preview. */
static const char *const example[TEMPLATE_FIELDS] = {
    [TEMPLATE_PUPIL] = "Malo Petit",        [TEMPLATE_CLASS] = "3e B",
    [TEMPLATE_SCHOOL] = "Collège des Îles", [TEMPLATE_SCHOOL_TOWN] = "Nantes",
    [TEMPLATE_HOST] = "Fournil du Port",    [TEMPLATE_TUTOR] = "Inès Durand",
    [TEMPLATE_TEACHER] = "Luc Moreau",      [TEMPLATE_GUARDIAN] = "Rose Petit",
    [TEMPLATE_DATES] = "du 4 au 8 janvier", [TEMPLATE_PLACE] = "Nantes",
};

/* Whose text the visitor may write: the school's, or the département's (0). */
struct writing {
    struct request *request;
    uint64_t school_id;
    struct agreement_text text; /* in force */
};

/* False: answered already, or the database failed. */
static bool writing_open(struct request *request, struct writing *writing)
{
    bool is_head = false;

    *writing = (struct writing){.request = request};
    if ((request->visitor.role == SCHOOL &&
         !store_school_of_account(request->db, request->visitor.account_id, &writing->school_id,
                                  &is_head)) ||
        !store_agreement_text(request->db, writing->school_id, &writing->text))
        return false;
    if (request->visitor.role == SCHOOL && writing->school_id == 0)
        page_error(request, 404, "agreement-unknown");
    else
        return true;
    return false;
}

static bool writing_page(const struct writing *writing, struct form *values,
                         const struct form_errors *errors, const char *preview)
{
    struct request *request = writing->request;
    struct page page = page_begin(request, "agreement-text");
    xmlNode *form = page_form(&page, "text", "/conventions/modele");

    if (!letterhead_form_add(request, writing->school_id, values, page.content))
        return false;
    xml_form(form, values, errors);
    xml_attribute_bool(page.content, "is-own", writing->text.is_own);
    xml_attribute(page.content, "made",
                  date_text(request->pool, date_of_instant(writing->text.made_at), DATE_LONG));
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    for (size_t i = 0; i < TEMPLATE_FIELDS; i++)
        xml_text_element(page.content, "template-field", template_fields[i]);
    if (preview != NULL)
        articles_add(request->pool, page.content, preview, example);
    page_send(&page, errors != NULL && errors->count > 0 ? 422 : 200);
    return true;
}

bool agreement_text_form(struct request *request)
{
    struct writing writing;
    struct form values = {0};

    if (!writing_open(request, &writing))
        return false;
    form_add(request->pool, &values, "articles", writing.text.body);
    return writing_page(&writing, &values, NULL, NULL);
}

bool agreement_text_refuse(struct request *request, const struct form_errors *errors)
{
    struct writing writing;
    struct form values = {0};

    if (!writing_open(request, &writing))
        return false;
    form_add(request->pool, &values, "articles", writing.text.body);
    form_add(request->pool, &values, "letterhead", form_value(&request->body, "letterhead"));
    return writing_page(&writing, &values, errors, NULL);
}

/* What was typed, refused where a field is unknown, with its line. */
static struct articles articles_read(struct request *request, struct form_errors *errors)
{
    struct articles articles = {""};
    struct template_error error;

    fields_read(request->pool, &request->body, FIELDS(articles_fields), &articles, errors);
    error = template_check(request->pool, articles.text);
    if (error.code != NULL && errors->count == 0)
        form_refuse(errors, "articles", error.code,
                    pool_printf(request->pool, "%u : {%s}", error.line, error.word));
    return articles;
}

struct replacing {
    const struct writing *writing;
    const char *body;
};

static bool replace(struct db *db, void *argument)
{
    const struct replacing *replacing = argument;
    struct request *request = replacing->writing->request;
    const uint64_t school_id = replacing->writing->school_id;

    return store_agreement_text_insert(db, school_id, replacing->body, request->visitor.account_id,
                                       request->now) &&
           trail_add(request, "agreement-text", school_id != 0 ? "school" : "agreements", school_id,
                     NULL);
}

bool agreement_text_post(struct request *request)
{
    struct form kept = fields_kept(request->pool, &request->body, FIELDS(articles_fields));
    const char *step = form_value(&request->body, "etape");
    struct form_errors errors = {.count = 0};
    struct articles articles;
    struct writing writing;

    if (!writing_open(request, &writing))
        return false;
    articles = articles_read(request, &errors);
    struct replacing replacing = {&writing, articles.text};

    if (strcmp(step, "rendre") == 0 && writing.text.is_own) {
        errors.count = 0;
        replacing.body = "";
    }
    if (errors.count > 0)
        return writing_page(&writing, &kept, &errors, NULL);
    if (strcmp(step, "apercu") == 0)
        return writing_page(&writing, &kept, NULL, articles.text);
    if (db_transaction(request->db, replace, &replacing))
        response_see_other(request, "/conventions/modele?info=convention-texte");
    else
        return false;
    return true;
}
