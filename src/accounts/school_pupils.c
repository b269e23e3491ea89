/* /college/eleves: a school's pupils: imported from CSV, invited by mail or by printed sheets
 * with personal codes; who has joined. A school sees its own pupils only. */
#include <string.h>

#include "accounts/accounts.h"
#include "base/pool.h"
#include "base/table.h"
#include "base/text.h"
#include "notify/notify.h"
#include "page/xml.h"
#include "rules/account.h"
#include "rules/name.h"
#include "rules/same.h"
#include "rules/web_address.h"
#include "site/mailing.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_store.h"
#include "store/organisation_store.h"
#include "store/school_pupil_store.h"
#include "web/response.h"

enum { ROWS_MAX = 1000, ERRORS_SHOWN = 30, NAME_MAX_LENGTH = 80, CLASS_MAX_LENGTH = 40 };

bool school_open(struct request *request, struct school *school)
{
    uint64_t id;
    bool is_head;

    if (!store_school_of_account(request->db, request->visitor.account_id, &id, &is_head) ||
        !store_school_find(request->db, request->pool, id, school)) {
        page_failure(request);
        return false;
    }
    if (school->id == 0)
        page_error(request, 403, "not-yours");
    return school->id != 0;
}

/* An import under way: its rows, or what is wrong with them. */
struct import {
    struct request *request;
    uint64_t school_id;
    struct pupil_invitation *rows;
    size_t count;
    struct import_error {
        size_t line;
        const char *code;
    } errors[ERRORS_SHOWN];
    size_t error_count; /* may be more than are shown */
    uint64_t added, changed, unchanged;
};

static void import_refuse(struct import *import, size_t line, const char *code)
{
    if (import->error_count < ERRORS_SHOWN)
        import->errors[import->error_count] = (struct import_error){line, code};
    import->error_count++;
}

static void invitation_add(struct request *request, xmlNode *parent,
                           const struct pupil_invitation *invitation, bool with_code)
{
    xmlNode *node = xml_element(parent, "pupil");

    xml_attribute_u64(node, "id", invitation->id);
    xml_attribute(node, "last-name", invitation->last_name);
    xml_attribute(node, "first-name", invitation->first_name);
    xml_attribute(node, "class", invitation->class_name);
    xml_attribute(node, "email", invitation->email);
    xml_attribute_bool(node, "invited", invitation->invited_at != 0);
    xml_attribute_bool(node, "joined", invitation->account_id != 0);
    xml_attribute_bool(node, "active", invitation->is_active);
    if (with_code)
        xml_attribute(node, "code", invitation_code(request, invitation->id));
}

static void pupils_send(struct request *request, const struct school *school,
                        const struct import *import, unsigned status)
{
    struct page page = page_begin(request, "school-pupils");
    struct pupil_invitation *pupils;
    const char **untold;
    size_t count, untold_count, joined = 0;

    page_form(&page, "pupils", "/college/eleves/importer");
    if (!trail_read(request, "pupils-read", "school", school->id) ||
        !store_invitations(request->db, request->pool, school->id, &pupils, &count) ||
        !store_guardians_untold(request->db, request->pool, school->id, &untold, &untold_count)) {
        page_failure(request);
        return;
    }
    for (size_t i = 0; i < untold_count; i++)
        xml_text_element(page.content, "guardian-untold", untold[i]);
    for (size_t i = 0; i < count; i++)
        joined += pupils[i].account_id != 0 ? 1 : 0;
    xml_attribute(page.content, "school", school->name);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute(page.content, "added", form_value(&request->query, "ajoutes"));
    xml_attribute(page.content, "changed", form_value(&request->query, "changes"));
    xml_attribute_u64(page.content, "count", count);
    xml_attribute_u64(page.content, "joined", joined);
    if (import != NULL) {
        xml_attribute_u64(page.content, "errors", import->error_count);
        for (size_t i = 0; i < import->error_count && i < ERRORS_SHOWN; i++) {
            xmlNode *error = xml_element(page.content, "import-error");

            xml_attribute_u64(error, "line", import->errors[i].line);
            xml_attribute(error, "code", import->errors[i].code);
        }
    }
    for (size_t i = 0; i < count; i++)
        invitation_add(request, page.content, &pupils[i], false);
    page_send(&page, status);
}

/* GET /college/eleves */
void school_pupils_show(struct request *request)
{
    struct school school;

    if (school_open(request, &school))
        pupils_send(request, &school, NULL, 200);
}

/* The columns, by the names that schools' own exports use. */
enum { LAST_NAME, FIRST_NAME, CLASS, BORN_ON, EMAIL, COLUMNS };

static bool columns_find(struct import *import, const struct table *table, int columns[COLUMNS])
{
    static const char *const aliases[COLUMNS] = {
        [LAST_NAME] = "nom de famille|nom|nom eleve|nom de l eleve|nom de naissance|"
                      "nom patronymique|nom d usage",
        [FIRST_NAME] = "prenom|prenom 1|premier prenom|prenom eleve|prenom de l eleve|prenom usuel|"
                       "prenom d usage|prenoms",
        [CLASS] = "classe|division|div|classes|structure|libelle structure|lib structure|"
                  "code structure|groupe classe|classe de rattachement",
        [BORN_ON] = "date de naissance|date naissance|date naiss|date de naiss|naissance|"
                    "ne le|nee le|ne e le|date nais|ddn|date de naissance de l eleve",
        [EMAIL] = "email|e mail|mail|courriel|adresse e mail|adresse mail|adresse email|mel|"
                  "adresse electronique|courrier electronique|e mail eleve|email eleve|mail eleve|"
                  "mel eleve|courriel eleve|adresse mail eleve",
    };

    for (size_t i = 0; i < COLUMNS; i++) {
        columns[i] = table_column(import->request->pool, table, aliases[i]);
        if (columns[i] < 0 && i != EMAIL) {
            import_refuse(import, 1, "import-columns");
            return false;
        }
    }
    return true;
}

/* As in the form: mails quote them. */
static bool is_name(struct pool *pool, const char *text)
{
    return !text_is_empty(text) && text_length(text) <= NAME_MAX_LENGTH &&
           name_is_plain(pool, text, NAME_OF_PERSON);
}

static const char *row_read(struct import *import, const struct table_row *row,
                            const int columns[COLUMNS], struct pupil_invitation *pupil)
{
    struct request *request = import->request;
    const char *cells[COLUMNS];

    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] =
            columns[i] < 0 ? "" : text_trim(request->pool, row->cells[columns[i]], TEXT_ONE_LINE);
    *pupil = (struct pupil_invitation){.school_id = import->school_id,
                                       .last_name = cells[LAST_NAME],
                                       .first_name = cells[FIRST_NAME],
                                       .class_name = class_written(request->pool, cells[CLASS]),
                                       .email = ""};
    if (!is_name(request->pool, cells[LAST_NAME]) || !is_name(request->pool, cells[FIRST_NAME]))
        return "import-name";
    if (text_is_empty(cells[CLASS]) || text_length(cells[CLASS]) > CLASS_MAX_LENGTH ||
        !name_is_plain(request->pool, cells[CLASS], NAME_OF_ORGANISATION))
        return "import-class";
    if (!date_parse(cells[BORN_ON], &pupil->born_on) ||
        age_on(pupil->born_on, request->today) < PUPIL_AGE_MIN ||
        age_on(pupil->born_on, request->today) > PUPIL_AGE_MAX)
        return "import-birth";
    if (!text_is_empty(cells[EMAIL]) && !email_read(request->pool, cells[EMAIL], &pupil->email))
        return "import-email";
    return NULL;
}

/* All errors are found; nothing is kept of a file that has one. */
static void file_read(struct import *import)
{
    const struct form_file file = request_file(import->request, "file");
    struct pool *pool = import->request->pool;
    int columns[COLUMNS];
    struct table_error error;
    struct table table;

    if (file.size == 0)
        import_refuse(import, 0, "file-missing");
    else if (!table_parse(pool, file.bytes, file.size, ROWS_MAX, &table, &error))
        import_refuse(import, error.line, pool_printf(pool, "import-%s", error.code));
    else if (columns_find(import, &table, columns)) {
        import->rows = pool_array(pool, table.row_count + 1, sizeof *import->rows);
        for (size_t i = 0; i < table.row_count; i++) {
            const char *code =
                row_read(import, &table.rows[i], columns, &import->rows[import->count]);

            if (code != NULL)
                import_refuse(import, table.rows[i].line, code);
            else
                import->count++;
        }
    }
}

/* New pupils get their code; it is computed from the row's number. */
static bool import_save(struct db *db, void *argument)
{
    struct import *import = argument;

    import->added = import->changed = import->unchanged = 0;
    for (size_t i = 0; i < import->count; i++) {
        uint8_t digest[DIGEST_SIZE];
        uint64_t changed, id;

        if (!store_invitation_save(db, &import->rows[i], import->request->now, &changed))
            return false;
        import->added += changed == 1 ? 1 : 0;
        import->changed += changed == 2 ? 1 : 0;
        if (changed != 1)
            continue;
        id = db_last_id(db);
        invitation_code_digest(import->request, invitation_code(import->request, id), digest);
        if (!store_invitation_code_set(db, id, digest))
            return false;
    }
    return store_invitations_prolong(db, import->school_id) &&
           trail_add(import->request, "pupils-imported", "school", import->school_id,
                     pool_printf(import->request->pool, "%llu ajoutés, %llu changés",
                                 (unsigned long long)import->added,
                                 (unsigned long long)import->changed));
}

/* POST /college/eleves/importer */
void school_pupils_import_post(struct request *request)
{
    struct import import = {.request = request};
    struct school school;

    if (!school_open(request, &school))
        return;
    import.school_id = school.id;
    file_read(&import);
    if (import.error_count > 0)
        pupils_send(request, &school, &import, 422);
    else if (db_transaction(request->db, import_save, &import))
        response_see_other(request, "/college/eleves?info=import&ajoutes=%llu&changes=%llu",
                           (unsigned long long)import.added, (unsigned long long)import.changed);
    else
        page_failure(request);
}

struct inviting {
    struct request *request;
    const struct school *school;
    bool is_complete; /* else some are to be invited later: a limit was reached */
};

/* One pupil's mail, unless its address or the school has had enough of them for now. */
static bool invitation_send(struct db *db, struct inviting *inviting,
                            const struct pupil_invitation *pupil)
{
    struct request *request = inviting->request;
    const struct mailing mailing = {.occasion = MAIL_PUPILS, .recipient = pupil->email};
    const char *code = invitation_code(request, pupil->id);
    const struct account_notice notice = {
        .template_name = "pupil-invitation",
        .recipient = pupil->email,
        .path = pool_printf(request->pool, "/compte/creer/eleve?code=%s", code),
        .role = "pupil",
        .organisation = inviting->school->name,
        .detail = code};
    struct mail_refusal refusal = {0};

    if (!mailing_count(request, &mailing, &refusal))
        return false;
    if (refusal.code != NULL) {
        inviting->is_complete = false;
        return true;
    }
    return notify_account(db, request->pool, request->config, &notice, request->now) &&
           store_invitation_mailed(db, pupil->id, request->now);
}

/* A mail to each pupil with an e-mail who was not invited yet. */
static bool invitations_send(struct db *db, void *argument)
{
    struct inviting *inviting = argument;
    struct request *request = inviting->request;
    struct pupil_invitation *pupils;
    size_t count;

    inviting->is_complete = true;
    if (!store_invitations(db, request->pool, inviting->school->id, &pupils, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        const bool is_due = !text_is_empty(pupils[i].email) && pupils[i].account_id == 0 &&
                            pupils[i].invited_at == 0;

        if (is_due && !invitation_send(db, inviting, &pupils[i]))
            return false;
    }
    return trail_add(request, "pupils-invited", "school", inviting->school->id, NULL);
}

/* POST /college/eleves/inviter */
void school_pupils_invite_post(struct request *request)
{
    struct school school;
    struct inviting inviting = {request, &school, true};

    if (!school_open(request, &school))
        return;
    if (db_transaction(request->db, invitations_send, &inviting))
        response_see_other(request, "/college/eleves?info=%s",
                           inviting.is_complete ? "invites" : "invites-en-partie");
    else
        page_failure(request);
}

/* GET /college/eleves/codes: one sheet a pupil who has not joined, to print and cut. */
void school_pupils_sheets(struct request *request)
{
    struct pupil_invitation *pupils;
    struct school school;
    size_t count;

    if (!school_open(request, &school))
        return;
    if (!trail_read(request, "codes-read", "school", school.id) ||
        !store_invitations(request->db, request->pool, school.id, &pupils, &count)) {
        page_failure(request);
        return;
    }
    struct page page = page_begin(request, "school-sheets");

    xml_attribute(page.content, "school", school.name);
    for (size_t i = 0; i < count; i++) {
        if (pupils[i].account_id == 0)
            invitation_add(request, page.content, &pupils[i], true);
    }
    page_send(&page, 200);
}

/* POST /college/eleves/{id}/retirer */
void school_pupil_remove_post(struct request *request)
{
    struct school school;

    if (!school_open(request, &school))
        return;
    if (store_invitation_remove(request->db, school.id, route_id(request)))
        response_see_other(request, "/college/eleves?info=retire");
    else
        page_failure(request);
}
