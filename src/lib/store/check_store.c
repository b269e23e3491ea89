/* The invariants of applications. */
#include "store/check_store.h"

#include <string.h>

#include "base/pool.h"
#include "rules/application.h"
#include "store/application_values.h"
#include "store/columns.h"
#include "store/offer_values.h"
#include "store/signature_store.h"
#include "store/statistic_store.h"

static void breach_add(struct pool *pool, struct check *check, const char *rule,
                       const char *subject, uint64_t id)
{
    pool_make_room(pool, check->breaches, check->count, check->room);
    check->breaches[check->count++] = (struct breach){rule, subject, id};
}

/* A rule that one statement can check: it gives the ids of what breaks it. */
struct row_rule {
    const char *rule;
    const char *subject;
    const char *sql;
};

static const struct row_rule row_rules[] = {
    {"seats taken equal confirmed applications", "pool",
     "SELECT c.id FROM capacity c WHERE c.taken <>"
     "  (SELECT COUNT(*) FROM offer_week w JOIN application a"
     "       ON a.offer_id = w.offer_id AND a.monday = w.monday AND a.is_confirmed = 1"
     "    WHERE w.offer_id = c.offer_id AND w.capacity_id = c.id)"},
    {"no pool is oversold", "pool", "SELECT c.id FROM capacity c WHERE c.taken > c.seats"},
    {"no pupil has two placements in a week", "pupil",
     "SELECT a.pupil_id FROM application a WHERE a.is_confirmed = 1"
     " GROUP BY a.pupil_id, a.monday HAVING COUNT(*) > 1"},
    {"no pupil has two live applications for an offer and week", "pupil",
     "SELECT a.pupil_id FROM application a WHERE a.is_live = 1"
     " GROUP BY a.pupil_id, a.offer_id, a.monday HAVING COUNT(*) > 1"},
    {"nobody waits for a seat where none is left", "application",
     "SELECT a.id FROM application a"
     "       JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"
     "       JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
     " WHERE c.taken >= c.seats AND " APPLICATION_IS_OPEN},
    {"who has a placement waits for no other in that week", "application",
     "SELECT a.id FROM application a JOIN application b"
     "    ON b.pupil_id = a.pupil_id AND b.monday = a.monday AND b.is_confirmed = 1"
     " WHERE " APPLICATION_IS_OPEN},
    {"nobody waits for an offer that is disabled", "application",
     "SELECT a.id FROM application a JOIN offer o ON o.id = a.offer_id"
     " WHERE o.state = 'disabled' AND " APPLICATION_IS_OPEN},
    {"no pupil without an account waits", "application",
     "SELECT a.id FROM application a JOIN account p ON p.id = a.pupil_id"
     " WHERE p.state <> 'active' AND " APPLICATION_IS_OPEN},
    {"each confirmed placement has an agreement that runs", "application",
     "SELECT a.id FROM application a"
     "       JOIN event v ON v.application_id = a.id AND v.name = 'confirmed'"
     "       LEFT JOIN agreement g ON g.application_id = a.id AND g.state <> 'cancelled'"
     " WHERE a.is_confirmed = 1 AND g.application_id IS NULL"},
    {"the agreement of a cancelled placement is cancelled", "application",
     "SELECT g.application_id FROM agreement g JOIN application a ON a.id = g.application_id"
     " WHERE a.is_confirmed IS NULL AND g.state <> 'cancelled'"},
    {"the last change of an agreement led to where it stands", "agreement",
     "SELECT g.application_id FROM agreement g LEFT JOIN agreement_event v ON v.id ="
     "       (SELECT MAX(x.id) FROM agreement_event x WHERE x.application_id = g.application_id)"
     " WHERE COALESCE(v.state_after, '') <> g.state OR v.version <> g.version"},
    {"a signed agreement is signed by all", "agreement",
     "SELECT g.application_id FROM agreement g JOIN application a ON a.id = g.application_id"
     " WHERE g.state = 'signed' AND"
     /* The least that [placements] kept_years may be; then the purge takes them. */
     "  ((a.monday > CURDATE() - INTERVAL 5 YEAR AND"
     "    NOT EXISTS (SELECT 1 FROM agreement_signatory s"
     "                 WHERE s.application_id = g.application_id AND s.version = g.version))"
     "   OR EXISTS (SELECT 1 FROM agreement_signatory s"
     "              LEFT JOIN agreement_signature x ON x.signatory_id = s.id"
     "               WHERE s.application_id = g.application_id AND s.version = g.version"
     "                 AND x.signatory_id IS NULL))"},
    {"what all have signed is signed", "agreement",
     "SELECT g.application_id FROM agreement g WHERE g.state = 'to_sign' AND"
     "  (SELECT COUNT(*) FROM agreement_signatory s"
     "    WHERE s.application_id = g.application_id AND s.version = g.version) ="
     "  (SELECT COUNT(*) FROM agreement_signature x"
     "    WHERE x.application_id = g.application_id AND x.version = g.version)"
     " AND EXISTS (SELECT 1 FROM agreement_signatory s"
     "              WHERE s.application_id = g.application_id AND s.version = g.version)"},
    {"nobody waits for a week that was taken away", "application",
     "SELECT a.id FROM application a JOIN offer_week w"
     "    ON w.offer_id = a.offer_id AND w.monday = a.monday"
     " WHERE w.is_removed AND " APPLICATION_IS_OPEN},
};

static bool rows_check(struct db *db, struct check *check)
{
    struct pool *pool = db_pool(db);

    for (size_t i = 0; i < sizeof row_rules / sizeof *row_rules; i++) {
        struct rows *rows = db_select(db, row_rules[i].sql, DB_NO_VALUES);

        if (rows == NULL)
            return false;
        while (row_next(rows))
            breach_add(pool, check, row_rules[i].rule, row_rules[i].subject, row_u64(rows));
    }
    return true;
}

/* An application whose events are being followed. */
struct replay {
    uint64_t id;
    enum application_state state;
};

/* The next event of an application: it begins where the one before ended, and is one of the changes
 * that there are. An opinion changes nothing. */
static bool event_follows(struct replay *replay, const char *before, const char *after)
{
    enum application_state from, to;

    if (!application_state_parse(before, &from) || !application_state_parse(after, &to) ||
        from != replay->state)
        return false;
    replay->state = to;
    return from == to || application_may_become(from, to);
}

static bool history_check(struct db *db, struct check *check)
{
    static const char sql[] =
        "SELECT a.id, " OPINION_COLUMNS ","
        "       COALESCE(v.state_before, ''), COALESCE(v.state_after, ''),"
        "       v.id = MAX(v.id) OVER (PARTITION BY a.id) OR v.id IS NULL"
        "  FROM application a LEFT JOIN event v ON v.application_id = a.id ORDER BY a.id, v.id";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);
    struct replay replay = {0};

    while (rows != NULL && row_next(rows)) {
        const uint64_t id = row_u64(rows);
        const struct application_opinions opinions = application_opinions_read(rows);
        const char *before, *after;
        bool is_last;

        before = row_text(rows);
        after = row_text(rows);
        is_last = row_bool(rows);
        if (id != replay.id) {
            replay = (struct replay){id, APPLICATION_NONE};
            check->applications++;
        }
        check->events++;
        if (!event_follows(&replay, before, after))
            breach_add(pool, check, "each change is recorded, and allowed", "application", id);
        if (is_last && replay.state != application_state(&opinions))
            breach_add(pool, check, "the last change led to where it stands", "application", id);
    }
    return rows != NULL;
}

/* A change, the messages of its event by whom they are for, and who can be written to. */
struct announced {
    uint64_t event_id;
    const char *state;
    bool is_in_stead; /* an administrator acted */
    unsigned pupil, employer, referent, school;
    uint64_t messages;
    bool has_pupil, has_employer, has_referent, has_school;
};

#define MAILS(template) "SUM(m.channel = 'mail' AND m.template = '" template "')"
#define EMPLOYER_MAILS  MAILS("application-employer")
/* A new application may be noted for the mail of the day instead. */
#define IS_NOTED                                                                                   \
    "(v.state_after = 'pending' AND EXISTS (SELECT 1 FROM alert_sent n"                            \
    "    WHERE n.alert = 'received' AND n.object_id = a.id AND n.step = 0"                         \
    "      AND n.waits_since = v.happened_at))"

static const struct column announced_columns[] = {
    COLUMN(struct announced, event_id, "v.id"),
    COLUMN(struct announced, state, "v.state_after"),
    COLUMN(struct announced, is_in_stead, "v.actor = 'admin'"),
    COLUMN(struct announced, pupil, MAILS("application-pupil")),
    COLUMN(struct announced, employer, EMPLOYER_MAILS " + " IS_NOTED),
    COLUMN(struct announced, referent, MAILS("application-referent")),
    COLUMN(struct announced, school, MAILS("application-school")),
    COLUMN(struct announced, messages, "COUNT(m.id)"),
    COLUMN(struct announced, has_pupil, "pa.email NOT LIKE '%@invalid'"),
    COLUMN(struct announced, has_employer, OFFER_REPLY_EMAIL " <> ''"),
    COLUMN(struct announced, has_referent, "COALESCE(r.email, a.referent_email) <> ''"),
    COLUMN(struct announced, has_school, "s.email <> ''"),
};
static const struct row_type announced_row = ROW_TYPE(struct announced, announced_columns);

/* Who was erased since has taken along what was said to them. */
static bool is_announced(const struct announced *found)
{
    enum application_state to = APPLICATION_NONE;
    const bool is_known = application_state_parse(found->state, &to);
    const struct announcement told = application_announcement(to, found->is_in_stead);

    return is_known && (!found->has_pupil || found->pupil == told.pupil_mail) &&
           (!found->has_employer || found->employer == told.employer_mail) &&
           (!found->has_referent || found->referent == told.referent_mail) &&
           (!found->has_school || found->school == told.school_mail);
}

/* Exactly one mail to each of those whom a change concerns and who can be reached. */
static bool announcements_check(struct db *db, time_t since, struct check *check)
{
    static const char sql[] =
        "FROM event v JOIN application a ON a.id = v.application_id"
        "     JOIN offer o ON o.id = a.offer_id JOIN account pa ON pa.id = a.pupil_id"
        "     JOIN pupil p ON p.account_id = a.pupil_id JOIN school s ON s.id = p.school_id"
        "     LEFT JOIN account r ON r.id = a.referent_id"
        "     LEFT JOIN message m ON m.event_id = v.id"
        " WHERE v.state_before <> v.state_after AND v.happened_at >= ? GROUP BY v.id";
    struct pool *pool = db_pool(db);
    struct rows *rows = row_select(db, &announced_row, sql, DB_VALUES(db_instant(since)));

    while (rows != NULL && row_next(rows)) {
        struct announced found;

        row_read(rows, &announced_row, &found);
        check->messages += found.messages;
        if (!is_announced(&found))
            breach_add(pool, check, "each change is announced exactly once", "event",
                       found.event_id);
    }
    return rows != NULL;
}

struct breaching {
    struct pool *pool;
    struct check *check;
};

static void chain_breach_add(void *user, const char *rule, uint64_t id)
{
    const struct breaching *breaching = user;

    breach_add(breaching->pool, breaching->check, rule, "agreement", id);
}

/* What was signed is what is kept: every hash anew. */
static bool chains_check(struct db *db, struct check *check)
{
    struct pool *pool = db_pool(db);
    struct breaching breaching = {pool, check};

    return store_chains_check(db, chain_breach_add, &breaching);
}

/* The figures kept and pending are those of the applications. */
static bool statistics_check(struct db *db, struct check *check)
{
    struct pool *pool = db_pool(db);
    uint64_t differences;

    if (!store_statistics_check(db, &differences))
        return false;
    if (differences > 0)
        breach_add(pool, check, "figures are what the applications say", "differing figures",
                   differences);
    return true;
}

struct checking {
    struct pool *pool;
    time_t since;
    struct check *check;
};

/* In a snapshot: all is of one instant. */
static bool check_work(struct db *db, void *argument)
{
    const struct checking *checking = argument;
    struct check *check = checking->check;

    *check = (struct check){0};
    return rows_check(db, check) && chains_check(db, check) && history_check(db, check) &&
           announcements_check(db, checking->since, check) && statistics_check(db, check);
}

bool store_check(struct db *db, time_t messages_since, struct check *check)
{
    struct pool *pool = db_pool(db);
    struct checking checking = {pool, messages_since, check};

    return db_snapshot(db, check_work, &checking);
}
