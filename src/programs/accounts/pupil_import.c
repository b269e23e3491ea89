/* Importing a school's list of pupils: the page shows line by line what would be done, and nothing
 * is done before it was seen. The rows travel in the page's form; they are read and compared again
 * when it is sent. */
#include <stdlib.h>
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/pupil_rows.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/invitation_code.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/pupil_import_store.h"
#include "store/school_store.h"
#include "web/response.h"

static const char confirm_path[] = "/college/eleves/importer/confirmer";

/* What is done with a row. */
enum outcome {
    OUTCOME_DOUBTFUL,
    OUTCOME_REFUSED,
    OUTCOME_NEW,
    OUTCOME_TIED, /* to an account that was not in the list */
    OUTCOME_CHANGED,
    OUTCOME_UNCHANGED,
    OUTCOME_COUNT,
};

static const char *const outcome_codes[OUTCOME_COUNT] = {"doubtful", "refused", "new",
                                                         "tied",     "changed", "unchanged"};

/* What one cell corrects. */
struct change {
    const char *field, *from, *to;
};

enum { CHANGES_MAX = PUPIL_COLUMNS };

static size_t changes_of(struct pool *pool, const struct pupil_invitation *from,
                         const struct pupil_invitation *to, struct change changes[CHANGES_MAX])
{
    const struct change all[CHANGES_MAX] = {
        {"last-name", from->last_name, to->last_name},
        {"first-name", from->first_name, to->first_name},
        {"class", from->class_name, to->class_name},
        {"born-on", date_text(pool, from->born_on, DATE_SHORT),
         date_is_set(to->born_on) ? date_text(pool, to->born_on, DATE_SHORT) : ""},
        {"email", from->email, to->email},
    };
    size_t count = 0;

    for (size_t i = 0; i < CHANGES_MAX; i++) {
        if (!text_is_empty(all[i].to) && strcmp(all[i].from, all[i].to) != 0)
            changes[count++] = all[i];
    }
    return count;
}

/* A row of the list, and who it is about. */
struct judged {
    struct pupil_row *row;
    struct pupil_known known;
    enum outcome outcome;
    struct change changes[CHANGES_MAX];
    size_t change_count;
};

/* Someone new needs a class and a birth date. */
static enum outcome outcome_of_new(struct pupil_row *row)
{
    if (!date_is_set(row->pupil.born_on))
        row->error = "import-birth-missing";
    else if (text_is_empty(row->pupil.class_name))
        row->error = "import-class-missing";
    return row->error == NULL ? OUTCOME_NEW : OUTCOME_REFUSED;
}

static bool row_judge(struct db *db, uint64_t school_id, struct pupil_row *row,
                      struct judged *judged)
{
    struct pool *pool = db_pool(db);

    *judged = (struct judged){.row = row, .outcome = OUTCOME_REFUSED};
    row->pupil.school_id = school_id;
    if (row->error != NULL)
        return true;
    if (!store_pupil_known(db, &row->pupil, &judged->known))
        return false;
    judged->change_count =
        judged->known.match == PUPIL_NEW
            ? 0
            : changes_of(pool, &judged->known.pupil, &row->pupil, judged->changes);
    switch (judged->known.match) {
    case PUPIL_NEW: judged->outcome = outcome_of_new(row); break;
    case PUPIL_AMBIGUOUS: row->error = "import-which"; break;
    case PUPIL_DOUBTFUL: judged->outcome = OUTCOME_DOUBTFUL; break;
    case PUPIL_SAME:
        judged->outcome = judged->known.pupil.id == 0 ? OUTCOME_TIED
                          : judged->change_count > 0  ? OUTCOME_CHANGED
                                                      : OUTCOME_UNCHANGED;
    }
    return true;
}

static bool is_of_same(const struct judged *a, const struct judged *b)
{
    return (a->known.pupil.id != 0 || a->known.pupil.account_id != 0) &&
           a->known.pupil.id == b->known.pupil.id &&
           a->known.pupil.account_id == b->known.pupil.account_id;
}

/* Whether another row before the end is surely about the same one: nobody is two rows. */
static bool is_taken(const struct judged *judged, size_t end, const struct judged *row)
{
    for (size_t i = 0; i < end; i++) {
        if (&judged[i] != row && judged[i].outcome >= OUTCOME_NEW && is_of_same(&judged[i], row))
            return true;
    }
    return false;
}

static bool rows_judge(struct request *request, uint64_t school_id, struct pupil_rows *rows,
                       struct judged **judged)
{
    *judged = pool_array(request->pool, rows->count + 1, sizeof **judged);
    for (size_t i = 0; i < rows->count; i++) {
        struct judged *one = &(*judged)[i];

        if (!row_judge(request->db, school_id, &rows->list[i], one))
            return false;
        if (one->outcome >= OUTCOME_NEW && is_taken(*judged, i, one)) {
            one->row->error = "import-twice";
            one->outcome = OUTCOME_REFUSED;
        }
    }
    return true;
}

/* What the answer to a doubtful row is called, and its value for "the same as": nobody else. */
static const char *question_name(struct pool *pool, const struct judged *judged)
{
    return pool_printf(pool, "ligne-%zu", judged->row->line);
}

static const char *same_value(struct pool *pool, const struct judged *judged)
{
    return pool_printf(pool, "meme-%llu-%llu", (unsigned long long)judged->known.pupil.id,
                       (unsigned long long)judged->known.pupil.account_id);
}

static void pupil_attributes(struct pool *pool, xmlNode *node, const struct pupil_invitation *pupil)
{
    xml_attribute(node, "last-name", pupil->last_name);
    xml_attribute(node, "first-name", pupil->first_name);
    xml_attribute(node, "class", pupil->class_name);
    if (date_is_set(pupil->born_on))
        xml_attribute(node, "born-on", date_text(pool, pupil->born_on, DATE_SHORT));
    xml_attribute(node, "email", pupil->email);
}

static void row_add(struct pool *pool, xmlNode *parent, const struct judged *judged)
{
    xmlNode *node = xml_element(parent, "row");

    xml_attribute_u64(node, "line", judged->row->line);
    xml_attribute(node, "outcome", outcome_codes[judged->outcome]);
    if (judged->row->error != NULL)
        xml_attribute(node, "error", judged->row->error);
    pupil_attributes(pool, node, &judged->row->pupil);
    for (size_t i = 0; i < judged->change_count; i++) {
        xmlNode *change = xml_element(node, "change");

        xml_attribute(change, "field", judged->changes[i].field);
        xml_attribute(change, "from", judged->changes[i].from);
        xml_attribute(change, "to", judged->changes[i].to);
    }
    if (judged->outcome == OUTCOME_DOUBTFUL) {
        xmlNode *known = xml_element(node, "known");

        xml_attribute(known, "question", question_name(pool, judged));
        xml_attribute(known, "same", same_value(pool, judged));
        xml_attribute_bool(known, "joined", judged->known.pupil.account_id != 0);
        pupil_attributes(pool, known, &judged->known.pupil);
    }
}

static bool preview_send(struct request *request, const struct school *school,
                         struct pupil_rows *rows)
{
    struct page page = page_begin(request, "school-import");
    xmlNode *form = page_form(&page, "import", confirm_path);
    struct judged *judged;
    unsigned takeable = 0;

    if (!rows_judge(request, school->id, rows, &judged))
        return false;
    xml_attribute(form, "rows", pupil_rows_text(request, rows));
    xml_attribute(page.content, "encoding", rows->encoding);
    xml_attribute(page.content, "unknown", rows->unknown);
    for (enum outcome outcome = 0; outcome < OUTCOME_COUNT; outcome++) {
        for (size_t i = 0; i < rows->count; i++) {
            if (judged[i].outcome != outcome)
                continue;
            takeable += outcome != OUTCOME_REFUSED && outcome != OUTCOME_UNCHANGED;
            row_add(request->pool, page.content, &judged[i]);
        }
    }
    xml_attribute_u64(page.content, "takeable", takeable);
    page_send(&page, 200);
    return true;
}

/* POST /college/eleves/importer */
bool pupil_import_post(struct request *request)
{
    const struct form_file file = request_file(request, "file");
    struct pupil_rows rows;
    struct school school;

    if (!school_open(request, &school))
        return false;
    if (pupil_rows_of_file(request, &file, &rows))
        return preview_send(request, &school, &rows);
    return import_form_send(request, &school, &rows, 422);
}

struct import {
    struct request *request;
    uint64_t school_id;
    struct pupil_rows rows;
    unsigned added, changed, left;
};

/* What was answered to a doubtful row; without an answer it is left aside. */
static void doubt_settle(const struct request *request, struct judged *judged)
{
    const char *answer = form_value(&request->body, question_name(request->pool, judged));

    if (strcmp(answer, same_value(request->pool, judged)) == 0) {
        judged->outcome = OUTCOME_CHANGED;
    } else if (strcmp(answer, "autre") == 0) {
        judged->known = (struct pupil_known){.match = PUPIL_NEW};
        judged->outcome = outcome_of_new(judged->row);
    }
}

/* A new pupil's code is computed from the row's number. */
static bool row_take(struct db *db, struct import *import, const struct judged *judged)
{
    struct request *request = import->request;
    uint8_t digest[DIGEST_SIZE];
    uint64_t id;

    if (!store_pupil_take(db, &judged->row->pupil, &judged->known, request->now, &id))
        return false;
    if (id == 0)
        return true;
    invitation_code_digest(request, invitation_code(request, id), digest);
    return store_invitation_code_set(db, id, digest);
}

/* A doubtful row of whom another row is surely, or was just said to be, is left aside; so is one
 * whom the database takes for a row that is there by now. */
static bool row_import(struct db *db, struct import *import, struct judged *all,
                       struct judged *judged)
{
    if (judged->outcome == OUTCOME_DOUBTFUL && !is_taken(all, import->rows.count, judged))
        doubt_settle(import->request, judged);
    if (judged->outcome >= OUTCOME_NEW && !row_take(db, import, judged)) {
        if (db_error(db) != DB_DUPLICATE)
            return false;
        judged->outcome = OUTCOME_REFUSED;
    }
    import->added += judged->outcome == OUTCOME_NEW || judged->outcome == OUTCOME_TIED;
    import->changed += judged->outcome == OUTCOME_CHANGED;
    import->left += judged->outcome == OUTCOME_DOUBTFUL || judged->outcome == OUTCOME_REFUSED;
    return true;
}

/* All rows are compared with who was there before: two of one list are two, as its page said. */
static bool import_save(struct db *db, void *argument)
{
    struct import *import = argument;
    struct judged *judged;

    import->added = import->changed = import->left = 0;
    for (size_t i = 0; i < import->rows.count; i++)
        import->rows.list[i].error = NULL; /* of a try before */
    if (!store_pupils_lock(db, import->school_id) ||
        !rows_judge(import->request, import->school_id, &import->rows, &judged))
        return false;
    for (size_t i = 0; i < import->rows.count; i++) {
        if (!row_import(db, import, judged, &judged[i]))
            return false;
    }
    return store_invitations_prolong(db, import->school_id) &&
           trail_add(import->request, "pupils-imported", "school", import->school_id,
                     pool_printf(import->request->pool, "%u ajoutés, %u changés", import->added,
                                 import->changed));
}

/* POST /college/eleves/importer/confirmer: eleves has the rows that were shown, ligne-N the answers
 * to doubtful ones. */
bool pupil_import_confirm_post(struct request *request)
{
    struct import import = {.request = request};
    struct school school;

    if (!school_open(request, &school))
        return false;
    import.school_id = school.id;
    if (!pupil_rows_of_text(request, form_value(&request->body, "eleves"), &import.rows))
        response_see_other(request, "/candidatures");
    else if (db_transaction(request->db, import_save, &import))
        response_see_other(request, "/candidatures?info=import&ajoutes=%u&changes=%u&ecartes=%u",
                           import.added, import.changed, import.left);
    else
        return false;
    return true;
}
