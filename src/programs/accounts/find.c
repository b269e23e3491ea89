/* Choosing one's employer or school by name, as one types: /compte/creer/employeur,
 * /compte/creer/eleve, /compte/creer/college. A script only asks for the same page again. */
#include <string.h>

#include "accounts/accounts.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/attempts.h"
#include "site/page.h"
#include "store/employer_store.h"
#include "store/school_pupil_store.h"
#include "store/school_store.h"
#include "web/decode.h"
#include "web/response.h"

/* GET /compte/creer */
bool sign_up_choice(struct request *request)
{
    struct page page = page_begin(request, "sign-up-choice");

    page_send(&page, 200);
    return true;
}

/* GET /compte/creer/merci: the same words whether or not the e-mail had an account; pour: "eleve".
 */
bool sign_up_done(struct request *request)
{
    struct page page = page_begin(request, "sign-up-done");

    if (strcmp(form_value(&request->query, "pour"), "eleve") == 0)
        xml_attribute(page.content, "role", "pupil");
    page_send(&page, 200);
    return true;
}

static struct page find_begin(struct request *request, const char *role, const char **text)
{
    struct page page = page_begin(request, "sign-up-find");

    *text = text_trim(request->pool, form_value(&request->query, "q"), TEXT_ONE_LINE);
    if (text_length(*text) > 80)
        *text = "";
    xml_attribute(page.content, "role", role);
    xml_attribute(page.content, "text", *text);
    return page;
}

void found_count_add(xmlNode *content, size_t count, size_t total)
{
    if (total <= count)
        return;
    xml_attribute_u64(content, "shown", count);
    xml_attribute_u64(content, "total", total);
}

static void found_add(struct page *page, uint64_t id, const char *name, const char *town,
                      const char *detail)
{
    xmlNode *found = xml_text_element(page->content, "found", name);

    xml_attribute_u64(found, "id", id);
    xml_attribute(found, "town", town);
    xml_attribute(found, "detail", detail);
}

/* GET /compte/creer/employeur */
bool sign_up_find_employer(struct request *request)
{
    const char *text;
    struct page page = find_begin(request, "employer", &text);
    struct employer *employers;
    size_t count, total;

    if (!store_employers_search(request->db, text, false, &employers, &count, &total))
        return false;
    found_count_add(page.content, count, total);
    for (size_t i = 0; i < count; i++)
        found_add(&page, employers[i].id, employers[i].organisation.name,
                  employers[i].organisation.town, employers[i].organisation.siret);
    page_send(&page, 200);
    return true;
}

static bool find_school(struct request *request, const char *role, const char *code_error)
{
    const char *text;
    struct page page = find_begin(request, role, &text);
    struct school *schools;
    size_t count, total;

    if (!store_schools_search(request->db, text, false, &schools, &count, &total))
        return false;
    if (code_error != NULL) {
        xml_attribute(page.content, "code-error", code_error);
        xml_attribute(page.content, "code",
                      text_trim(request->pool, form_value(&request->query, "code"), TEXT_ONE_LINE));
    }
    found_count_add(page.content, count, total);
    for (size_t i = 0; i < count; i++)
        found_add(&page, schools[i].id, schools[i].name, schools[i].town, schools[i].uai);
    page_send(&page, code_error == NULL ? 200 : strcmp(code_error, "too-often") == 0 ? 429 : 422);
    return true;
}

/* GET /compte/creer/eleve: by school, or by the personal code that the school gave. */
bool sign_up_find_pupil_school(struct request *request)
{
    const char *code = form_value(&request->query, "code");
    struct pupil_invitation invitation;
    unsigned wait_s = 0;

    if (text_is_empty(code))
        return find_school(request, "pupil", NULL);
    if (!invitation_of_code(request, code, &invitation, &wait_s))
        return false;
    if (wait_s > 0) {
        attempts_retry_after(request, wait_s);
        return find_school(request, "pupil", "too-often");
    }
    if (invitation.id == 0)
        return find_school(request, "pupil", "code-unknown");
    response_see_other(request, "/compte/creer/eleve/%llu?code=%s",
                       (unsigned long long)invitation.school_id,
                       encode_component(request->pool, code));
    return true;
}

/* GET /compte/creer/college */
bool sign_up_find_school(struct request *request)
{
    return find_school(request, "school", NULL);
}
