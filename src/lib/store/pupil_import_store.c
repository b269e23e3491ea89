/* Importing pupils into pupil_invitation. */
#include "store/pupil_import_store.h"

#include "base/text.h"

/* The names as they are compared: what person_key is of the columns (migration 072). Bound twice.
 */
#define PERSON_KEY                                                                                  \
    "REPLACE(REPLACE(REPLACE(REPLACE(CONCAT(TRIM(?), '|', TRIM(?)), '-', ' '), '’', ' '), '''', " \
    "' '), '  ', ' ')"

/* How near one who is there (person_key, born_on, email, last_name, first_name) is to the one who
 * is asked for. */
#define MATCH                                                                                      \
    "CASE WHEN k.person_key = w.person_key AND (k.born_on = w.born_on OR w.born_on IS NULL)"       \
    "       THEN 1"                                                                                \
    "     WHEN w.email <> '' AND k.email = w.email AND k.person_key = w.person_key THEN 1"         \
    "     WHEN w.email <> '' AND k.email = w.email THEN 2"                                         \
    "     WHEN k.person_key = w.person_key THEN 2"                                                 \
    "     WHEN k.born_on = w.born_on AND k.last_name = w.last_name"                                \
    "          AND (LOCATE(w.first_name, k.first_name) = 1"                                        \
    "               OR LOCATE(k.first_name, w.first_name) = 1) THEN 2"                             \
    "     ELSE 0 END"

static struct rows *known_select(struct db *db, const struct pupil_invitation *pupil)
{
    static const char sql[] =
        "SELECT k.*, " MATCH " AS nearness, k.person_key = w.person_key AND k.born_on = w.born_on"
        "  FROM (SELECT " PERSON_KEY " AS person_key, ? AS last_name, ? AS first_name,"
        "               CAST(? AS DATE) AS born_on, ? AS email) w"
        "  JOIN (SELECT i.id, COALESCE(i.account_id, 0) AS account_id, i.class, i.last_name,"
        "               i.first_name, i.born_on, i.email, i.person_key"
        "          FROM pupil_invitation i WHERE i.school_id = ?"
        "         UNION ALL"
        "        SELECT 0, a.id, p.class, a.last_name, a.first_name, p.born_on, a.email,"
        "               a.person_key"
        "          FROM pupil p JOIN account a ON a.id = p.account_id"
        "         WHERE p.school_id = ? AND a.state <> 'locked'"
        "           AND NOT EXISTS (SELECT 1 FROM pupil_invitation t"
        "                            WHERE t.account_id = a.id)) k"
        " HAVING nearness > 0 ORDER BY 10 DESC, nearness, k.id DESC, k.account_id LIMIT 2";
    const struct db_value last = db_text(pupil->last_name), first = db_text(pupil->first_name);
    const struct db_value school = db_u64(pupil->school_id);

    return db_select(db, sql,
                     DB_VALUES(last, first, last, first,
                               date_is_set(pupil->born_on) ? db_date(pupil->born_on) : db_null(),
                               db_text(pupil->email), school, school));
}

bool store_pupil_known(struct db *db, const struct pupil_invitation *pupil,
                       struct pupil_known *known)
{
    struct rows *rows = known_select(db, pupil);
    struct pupil_invitation *found = &known->pupil;

    *known = (struct pupil_known){.match = PUPIL_NEW};
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    found->school_id = pupil->school_id;
    found->id = row_u64(rows);
    found->account_id = row_u64(rows);
    found->class_name = row_text(rows);
    found->last_name = row_text(rows);
    found->first_name = row_text(rows);
    found->born_on = row_date(rows);
    found->email = row_text(rows);
    row_text(rows); /* person_key */
    known->match = row_unsigned(rows) == 1 ? PUPIL_SAME : PUPIL_DOUBTFUL;
    if (known->match == PUPIL_SAME && !date_is_set(pupil->born_on) && row_next(rows))
        known->match = PUPIL_AMBIGUOUS;
    return true;
}

bool store_pupils_lock(struct db *db, uint64_t school_id)
{
    return db_run(db, "SELECT id FROM school WHERE id = ? FOR UPDATE",
                  DB_VALUES(db_u64(school_id)));
}

static bool invitation_correct(struct db *db, const struct pupil_invitation *pupil, uint64_t id)
{
    static const char sql[] =
        "UPDATE pupil_invitation SET last_name = ?, first_name = ?, class = IF(? <> '', ?, class),"
        "       born_on = COALESCE(?, born_on), school_year = DEFAULT(school_year),"
        "       invited_at = IF(account_id IS NULL AND ? NOT IN ('', email), NULL, invited_at),"
        "       email = IF(? <> '', ?, email)"
        " WHERE id = ?";
    const struct db_value class_name = db_text(pupil->class_name), email = db_text(pupil->email);

    return db_run(db, sql,
                  DB_VALUES(db_text(pupil->last_name), db_text(pupil->first_name), class_name,
                            class_name,
                            date_is_set(pupil->born_on) ? db_date(pupil->born_on) : db_null(),
                            email, email, email, db_u64(id)));
}

/* Of who has an account the school says the class; the rest is the pupil's own. */
static bool account_correct(struct db *db, const struct pupil_invitation *pupil,
                            uint64_t account_id)
{
    static const char sql[] = "UPDATE pupil SET class = ? WHERE account_id = ?";

    return account_id == 0 || text_is_empty(pupil->class_name) ||
           db_run(db, sql, DB_VALUES(db_text(pupil->class_name), db_u64(account_id)));
}

static bool pupil_add(struct db *db, const struct pupil_invitation *pupil,
                      const struct pupil_invitation *known, time_t now)
{
    static const char sql[] =
        "INSERT INTO pupil_invitation (school_id, class, last_name, first_name, born_on, email,"
        "                              account_id, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    const bool has_birth = date_is_set(pupil->born_on);
    const char *class_name = pupil->class_name;

    if (text_is_empty(class_name) && known->account_id != 0)
        class_name = known->class_name;
    return db_run(db, sql,
                  DB_VALUES(db_u64(pupil->school_id), db_text(class_name),
                            db_text(pupil->last_name), db_text(pupil->first_name),
                            db_date(has_birth ? pupil->born_on : known->born_on),
                            db_text(pupil->email), db_id(known->account_id), db_instant(now)));
}

bool store_pupil_take(struct db *db, const struct pupil_invitation *pupil,
                      const struct pupil_known *known, time_t now, uint64_t *new_id)
{
    *new_id = 0;
    if (!account_correct(db, pupil, known->pupil.account_id))
        return false;
    if (known->pupil.id != 0)
        return invitation_correct(db, pupil, known->pupil.id);
    if (!pupil_add(db, pupil, &known->pupil, now))
        return false;
    *new_id = known->pupil.account_id == 0 ? db_last_id(db) : 0;
    return true;
}
