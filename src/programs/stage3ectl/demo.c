/* stage3ectl demo [--anyway] DIRECTORY: a living département, for trying the site out and for its
 * tests.
 *
 * The same each time for the same day and data: all choices come from one seeded generator.
 * Offers go in by the rules and the store of the site itself, on the day they would have been
 * deposited; DIRECTORY/jobs.csv has the trades they are about. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/password.h"
#include "base/pool.h"
#include "rules/actor.h"
#include "stage3ectl/demo.h"
#include "stage3ectl/demo_applications.h"
#include "stage3ectl/file.h"
#include "stage3ectl/index.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"
#include "store/offer_store.h"
#include "store/reference_store.h"
#include "store/search_index.h"

static bool account_make(struct demo *demo, enum account_role role, const char *email,
                         const char *first, const char *last, uint64_t *id)
{
    static const char sql[] =
        "INSERT INTO account (role, email, password_hash, state, last_name, first_name,"
        "                     created_at, activated_at)"
        " VALUES (?, ?, ?, 'active', ?, ?, ?, ?)";
    const bool is_done = demo_run(
        demo, sql,
        DB_VALUES(db_u64(role), db_text(email), db_text(demo->password_hash), db_text(last),
                  db_text(first), db_instant(demo->now), db_instant(demo->now)));

    *id = db_last_id(demo->db);
    return is_done;
}

static bool pupil_make(struct demo *demo, size_t number)
{
    static const char sql[] =
        "INSERT INTO pupil (account_id, school_id, class, born_on, address, postcode, town,"
        "                   guardian_name, guardian_email)"
        " SELECT ?, id, '3e B', ?, '4 rue des Écoles', postcode, town, 'Responsable légal',"
        "        'parent@demo.example'"
        "   FROM school WHERE is_open ORDER BY priority DESC, uai LIMIT 1 OFFSET ?";
    const char *email = number == 0 ? "eleve@demo.example"
                                    : pool_printf(demo->pool, "eleve%zu@demo.example", number);
    const struct date born = {(int16_t)(demo->today.year - 14), (uint8_t)(1 + demo_pick(demo, 12)),
                              (uint8_t)(1 + demo_pick(demo, 28))};

    return account_make(demo, ACCOUNT_PUPIL, email, PICK_FROM(demo, demo_first_names),
                        PICK_FROM(demo, demo_last_names), &demo->pupils[number]) &&
           demo_run(demo, sql,
                    DB_VALUES(db_u64(demo->pupils[number]), db_date(born), db_u64(number % 12)));
}

static bool accounts_make(struct demo *demo, uint64_t *employer_account_id)
{
    static const char employer[] =
        "INSERT INTO employer_member (account_id, employer_id, is_administrator)"
        " SELECT ?, MIN(id), TRUE FROM employer";
    static const char owner[] = "UPDATE offer SET account_id = ?"
                                " WHERE employer_id = (SELECT MIN(id) FROM employer)";
    static const char school[] = "INSERT INTO school_member (account_id, school_id, is_head)"
                                 " SELECT ?, id, TRUE FROM school WHERE is_open"
                                 "  ORDER BY priority DESC, uai LIMIT 1";
    uint64_t id;

    return account_make(demo, ACCOUNT_EMPLOYER, "employeur@demo.example", "Dominique", "Lebrun",
                        employer_account_id) &&
           demo_run(demo, employer, DB_VALUES(db_u64(*employer_account_id))) &&
           demo_run(demo, owner, DB_VALUES(db_u64(*employer_account_id))) &&
           account_make(demo, ACCOUNT_SCHOOL, "college@demo.example", "Claude", "Perrin", &id) &&
           demo_run(demo, school, DB_VALUES(db_u64(id))) &&
           account_make(demo, ACCOUNT_ADMIN, "admin@demo.example", "Alix", "Marchand", &id) &&
           account_make(demo, ACCOUNT_ADMIN, "admin2@demo.example", "Sacha", "Leroux", &id);
}

/* A placement week for each school, priority schools in the first ones; their pupils may go in any.
 */
static bool placements_make(struct demo *demo)
{
    static const char free_weeks[] = "UPDATE school SET other_weeks = 'free'";
    static const char sql[] = "INSERT INTO school_placement (school_id, first_on, last_on)"
                              " SELECT id, ?, ? FROM school"
                              "  WHERE is_open AND id % 11 = ? AND (priority <> 'none') = ?";
    struct date monday = date_add(date_monday(demo->today), 21);

    for (unsigned i = 0; i < 22; i++) {
        struct date first, last;

        while (!calendar_week_days(&demo->calendar, monday, monday, date_add(monday, 4), &first,
                                   &last))
            monday = date_add(monday, 7);
        if (!demo_run(demo, sql,
                      DB_VALUES(db_date(first), db_date(last), db_u64(i % 11), db_bool(i < 11))))
            return false;
        if (i % 2 == 1)
            monday = date_add(monday, 7);
    }
    return demo_run(demo, free_weeks, NULL, 0);
}

static bool demo_fill(struct db *db, void *argument)
{
    struct demo *demo = argument;
    uint64_t employer_account_id;

    (void)db;
    demo->random = 20260901;
    demo->next_pupil = 0;
    memset(demo->made, 0, sizeof demo->made);
    for (size_t i = 0; i < PUPILS; i++) {
        if (!pupil_make(demo, i))
            return false;
    }
    for (size_t i = 0; i < demo->jobs.row_count * OFFERS_A_JOB; i++) {
        if (!demo_offer_make(demo, i))
            return false;
    }
    const struct demo_site site = demo_site_of(demo);

    return accounts_make(demo, &employer_account_id) && placements_make(demo) &&
           demo_applications(&site, demo->pupils, PUPILS, employer_account_id);
}

/* The largest towns. */
static bool towns_find(struct demo *demo)
{
    static const char sql[] = "SELECT insee, name, latitude, longitude FROM commune"
                              " WHERE insee IN (SELECT insee FROM commune_postcode)"
                              " ORDER BY population DESC LIMIT ?";
    struct rows *rows = db_select(demo->db, sql, DB_VALUES(db_u64(TOWNS_USED)));

    demo->towns = pool_array(demo->pool, TOWNS_USED, sizeof *demo->towns);
    while (rows != NULL && demo->town_count < TOWNS_USED && row_next(rows)) {
        struct commune *town = &demo->towns[demo->town_count++];

        town->insee = row_text(rows);
        town->name = row_text(rows);
        town->latitude = row_real(rows, NULL);
        town->longitude = row_real(rows, NULL);
    }
    return demo->town_count >= 6;
}

/* Its accounts have a password that everybody can read here: they are for a site that is marked as
 * development, and that nobody uses. */
static bool demo_is_allowed(struct db *db, const struct config *config)
{
    struct rows *rows = db_select(
        db, "SELECT (SELECT COUNT(*) FROM offer) + (SELECT COUNT(*) FROM account)", DB_NO_VALUES);

    if (rows == NULL || !row_next(rows))
        return false;
    if (row_u64(rows) > 0)
        say_error(
            "the site has offers or accounts already; demo is for an empty one (--anyway: add "
            "to it)");
    else if (!config->web.is_development)
        say_error("the site is not marked as development: its accounts would have a password that "
                  "everybody knows (--anyway: make them)");
    else
        return true;
    return false;
}

static bool demo_prepare(struct demo *demo, const char *directory)
{
    static const char sql[] = "SELECT (SELECT COUNT(*) FROM school WHERE priority <> 'none')";
    struct rows *rows = db_select(demo->db, sql, DB_NO_VALUES);

    if (rows == NULL || !row_next(rows))
        return false;
    if (row_u64(rows) < PRIORITY_SCHOOLS_MIN || !towns_find(demo) ||
        !store_domains(demo->db, &demo->domains, &demo->domain_count) || demo->domain_count == 0 ||
        !store_calendar(demo->db, demo->config->site.zone, demo->config->site.territory,
                        date_add(demo->today, -120), &demo->calendar)) {
        say_error("import schools, communes, domains and holidays first");
        return false;
    }
    demo->password_hash = password_hash(demo->pool, "stage3e-demo");
    return table_read(demo->pool, pool_printf(demo->pool, "%s/jobs.csv", directory), &demo->jobs);
}

static int demo_make(const struct config *config, const char *directory, bool anyway)
{
    struct demo demo = {.config = config, .pool = pool_open(), .db = db_open(config)};
    uint64_t seats = 0;
    bool is_done;

    demo.today = date_today();
    demo.now = time(NULL);
    is_done = (anyway || demo_is_allowed(demo.db, config)) && demo_prepare(&demo, directory) &&
              db_transaction(demo.db, demo_fill, &demo) && index_update(demo.db, demo.today) &&
              store_seats_available(demo.db, demo.today, &seats);
    if (is_done)
        printf("%zu open, %zu filled, %zu suspended, %zu disabled, %zu to activate, %zu past; "
               "%llu seats to apply for\n",
               demo.made[OPEN], demo.made[FILLED], demo.made[SUSPENDED], demo.made[DISABLED],
               demo.made[TO_ACTIVATE], demo.made[PAST], (unsigned long long)seats);
    db_close(demo.db);
    pool_close(demo.pool);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}

int command_demo(const struct config *config, char **arguments)
{
    return demo_make(config, arguments[0], false);
}

int command_demo_anyway(const struct config *config, char **arguments)
{
    return demo_make(config, arguments[1], true);
}
