/* /college/eleves/…: what a school does about its list of pupils (applications/school_space.c shows
 * it): a file to import (pupil_import.c), invitations by mail or by printed sheets with personal
 * codes. A school sees its own pupils only. */
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/pupil_rows.h"
#include "base/text.h"
#include "page/xml.h"
#include "service/account_service.h"
#include "site/invitation_code.h"
#include "site/mailing.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/member_store.h"
#include "store/school_pupil_store.h"
#include "store/school_store.h"
#include "web/response.h"

/* The school's list, of another program. */
static const char pupils_path[] = "/candidatures";

bool school_open(struct request *request, struct school *school)
{
    uint64_t id;
    bool is_head;

    if (!store_school_of_account(request->db, request->visitor.account_id, &id, &is_head) ||
        !store_school_find(request->db, id, school))
        return false;
    if (school->id == 0)
        page_error(request, 403, "not-yours");
    return school->id != 0;
}

/* GET /college/eleves: the list is the one of /candidatures. */
bool school_pupils_show(struct request *request)
{
    response_see_other(request, "%s", pupils_path);
    return true;
}

bool import_form_send(struct request *request, const struct school *school,
                      const struct pupil_rows *refused, unsigned status)
{
    struct page page = page_begin(request, "pupils-import");

    page_form(&page, "pupils", "/college/eleves/importer");
    xml_attribute(page.content, "school", school->name);
    if (refused != NULL) {
        xmlNode *error = xml_element(page.content, "import-error");

        xml_attribute_u64(error, "line", refused->error_line);
        xml_attribute(error, "code", refused->error);
    }
    page_send(&page, status);
    return true;
}

/* GET /college/eleves/importer */
bool import_form_show(struct request *request)
{
    struct school school;

    return school_open(request, &school) && import_form_send(request, &school, NULL, 200);
}

struct inviting {
    struct request *request;
    const struct school *school;
    const struct pupil_invitation *pupil;
    bool is_complete; /* else some are to be invited later: a limit was reached */
    bool is_anyone;   /* there was somebody to invite */
};

/* One pupil's mail, unless its address or the school has had enough of them for now. A transaction
 * of its own: what is sent in all is counted in one row, on which other schools would wait. */
static bool invitation_send(struct db *db, void *argument)
{
    struct inviting *inviting = argument;
    struct request *request = inviting->request;
    const struct pupil_invitation *pupil = inviting->pupil;
    const struct mailing mailing = {.occasion = MAIL_PUPILS, .recipient = pupil->email};
    struct mail_refusal refusal = {0};

    if (!mailing_count(request, &mailing, &refusal))
        return false;
    if (refusal.code != NULL) {
        inviting->is_complete = false;
        return true;
    }
    return service_pupil_invite(db, request->config, pupil, inviting->school->name,
                                invitation_code(request, pupil->id), request->now);
}

/* A mail to each pupil with an e-mail who was not invited yet. False if the database failed: who
 * was invited before that is not invited again. */
static bool invitations_send(struct inviting *inviting)
{
    struct request *request = inviting->request;
    struct pupil_invitation *pupils;
    size_t count;

    if (!store_invitations(request->db, inviting->school->id, &pupils, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        const bool is_due = !text_is_empty(pupils[i].email) && pupils[i].account_id == 0 &&
                            pupils[i].invited_at == 0;

        inviting->is_anyone = inviting->is_anyone || is_due;
        inviting->pupil = &pupils[i];
        if (is_due && !db_transaction(request->db, invitation_send, inviting))
            return false;
    }
    return !inviting->is_anyone ||
           trail_add(request, "pupils-invited", "school", inviting->school->id, NULL);
}

/* POST /college/eleves/inviter */
bool school_pupils_invite_post(struct request *request)
{
    struct school school;
    struct inviting inviting = {.request = request, .school = &school, .is_complete = true};

    if (!school_open(request, &school))
        return false;
    if (!invitations_send(&inviting))
        return false;
    response_see_other(request, "%s?info=%s", pupils_path,
                       !inviting.is_anyone    ? "invites-personne"
                       : inviting.is_complete ? "invites"
                                              : "invites-en-partie");
    return true;
}

static void sheet_add(struct request *request, xmlNode *parent,
                      const struct pupil_invitation *invitation)
{
    xmlNode *node = xml_element(parent, "pupil");

    xml_attribute(node, "last-name", invitation->last_name);
    xml_attribute(node, "first-name", invitation->first_name);
    xml_attribute(node, "class", invitation->class_name);
    xml_attribute(node, "code", invitation_code(request, invitation->id));
}

/* GET /college/eleves/codes: one sheet a pupil who has not joined, to print and cut. */
bool school_pupils_sheets(struct request *request)
{
    struct pupil_invitation *pupils;
    struct school school;
    size_t count;

    if (!school_open(request, &school))
        return false;
    if (!trail_read(request, "codes-read", "school", school.id) ||
        !store_invitations(request->db, school.id, &pupils, &count))
        return false;
    struct page page = page_begin(request, "school-sheets");

    xml_attribute(page.content, "school", school.name);
    for (size_t i = 0; i < count; i++) {
        if (pupils[i].account_id == 0)
            sheet_add(request, page.content, &pupils[i]);
    }
    page_send(&page, 200);
    return true;
}

/* POST /college/eleves/{id}/retirer */
bool school_pupil_remove_post(struct request *request)
{
    struct school school;

    if (!school_open(request, &school))
        return false;
    if (!store_invitation_remove(request->db, school.id, route_id(request)))
        return false;
    response_see_other(request, "%s?info=retire", pupils_path);
    return true;
}
