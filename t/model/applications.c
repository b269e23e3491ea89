/* Random acts on real applications, through the store and its transactions, against a model that
 * is told in domain.md's words and shares no code with it. After each act both must agree: on
 * whether it was done, on where every application stands, on every seat.
 *
 *     applications SEED STEPS OFFER… - PUPIL…
 *
 * The offers and pupils are a test's own (t/race/model.t). Says "ok" or, at the first difference,
 * what was done last. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "notify/notify.h"
#include "store/application_change.h"
#include "store/application_values.h"
#include "store/offer_manage.h"

enum { LIVE_MAX = 4, WEEKS_MAX = 40, PUPILS_MAX = 40, APPLICATIONS_MAX = 4000 };

/* A week of an offer, and the pool that its seats are in. */
struct week {
    uint64_t offer_id;
    struct date monday;
    uint64_t pool_id;
    unsigned seats;  /* of the pool */
    bool is_offered; /* its offer is active, and the week was not taken away */
};

struct entry {
    uint64_t id;
    size_t pupil;
    const struct week *week;
    const char *state; /* a code of the database's events */
    unsigned changes;
    bool is_taken_up;
};

struct model {
    const struct config *config;
    struct db *db;
    struct pool *pool; /* of one step */
    uint64_t random;
    time_t now;
    struct date today;
    uint64_t pupils[PUPILS_MAX];
    size_t pupil_count;
    struct week weeks[WEEKS_MAX];
    size_t week_count;
    struct entry entries[APPLICATIONS_MAX];
    size_t entry_count;
    char last[200]; /* what was done last */
};

static void differ(const struct model *model, const char *format, ...)
    __attribute__((noreturn, format(printf, 2, 3)));

static void differ(const struct model *model, const char *format, ...)
{
    va_list arguments;

    printf("not ok: after %s: ", model->last);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    printf("\n");
    exit(EXIT_FAILURE);
}

static void note(struct model *model, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void note(struct model *model, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(model->last, sizeof model->last, format, arguments);
    va_end(arguments);
}

static size_t pick(struct model *model, size_t below)
{
    model->random = model->random * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(model->random >> 33) % below;
}

/* What the model says */

static bool is(const struct entry *entry, const char *state)
{
    return strcmp(entry->state, state) == 0;
}

static bool is_open(const struct entry *entry)
{
    return is(entry, "pending") || is(entry, "accepted");
}

static bool is_live(const struct entry *entry)
{
    return is_open(entry) || is(entry, "confirmed");
}

static unsigned seats_left(const struct model *model, const struct week *week)
{
    unsigned taken = 0;

    for (size_t i = 0; i < model->entry_count; i++)
        taken +=
            model->entries[i].week->pool_id == week->pool_id && is(&model->entries[i], "confirmed");
    return week->seats - taken;
}

static bool is_same_week(const struct week *a, const struct week *b)
{
    return date_compare(a->monday, b->monday) == 0;
}

static bool is_placed(const struct model *model, size_t pupil, const struct week *week)
{
    for (size_t i = 0; i < model->entry_count; i++) {
        const struct entry *entry = &model->entries[i];

        if (entry->pupil == pupil && is_same_week(entry->week, week) && is(entry, "confirmed"))
            return true;
    }
    return false;
}

static bool has_live(const struct model *model, size_t pupil, const struct week *week,
                     const struct entry *but)
{
    for (size_t i = 0; i < model->entry_count; i++) {
        const struct entry *entry = &model->entries[i];

        if (entry != but && entry->pupil == pupil && entry->week == week && is_live(entry))
            return true;
    }
    return false;
}

/* A seat that this pupil could still take. */
static bool is_free_for(const struct model *model, size_t pupil, const struct week *week,
                        const struct entry *but)
{
    return week->is_offered && seats_left(model, week) > 0 && !is_placed(model, pupil, week) &&
           !has_live(model, pupil, week, but);
}

static unsigned live_count(const struct model *model, size_t pupil)
{
    unsigned count = 0;

    for (size_t i = 0; i < model->entry_count; i++)
        count += model->entries[i].pupil == pupil && is_live(&model->entries[i]);
    return count;
}

static bool may(const struct model *model, const struct entry *entry, const char *to)
{
    if (strcmp(to, "accepted") == 0)
        return (is(entry, "pending") || is(entry, "refused") || is(entry, "expired")) &&
               is_free_for(model, entry->pupil, entry->week, entry) &&
               (is(entry, "pending") || live_count(model, entry->pupil) < LIVE_MAX);
    if (strcmp(to, "confirmed") == 0)
        return is(entry, "accepted") && is_free_for(model, entry->pupil, entry->week, entry);
    if (strcmp(to, "cancelled") == 0)
        return is(entry, "confirmed");
    if (strcmp(to, "pending") == 0)
        return (is(entry, "withdrawn") || is(entry, "expired")) && !entry->is_taken_up &&
               is_free_for(model, entry->pupil, entry->week, entry) &&
               live_count(model, entry->pupil) < LIVE_MAX;
    return is_open(entry);
}

static void becomes(struct entry *entry, const char *state)
{
    entry->state = state;
    entry->changes++;
}

/* The first to confirm has the seat: the pupil's others of that week go, and when the last seat
 * does, those who waited for the pool. */
static void confirmed(struct model *model, struct entry *winner)
{
    becomes(winner, "confirmed");
    for (size_t i = 0; i < model->entry_count; i++) {
        struct entry *entry = &model->entries[i];

        if (entry->pupil == winner->pupil && is_same_week(entry->week, winner->week) &&
            is_open(entry))
            becomes(entry, "confirmed_elsewhere");
    }
    if (seats_left(model, winner->week) > 0)
        return;
    for (size_t i = 0; i < model->entry_count; i++) {
        if (model->entries[i].week->pool_id == winner->week->pool_id && is_open(&model->entries[i]))
            becomes(&model->entries[i], "seat_taken");
    }
}

/* What is done to the database */

struct asking {
    struct model *model;
    struct application_order order;
    struct application_outcome outcome;
};

static struct application_cause cause_of(const struct model *model)
{
    return (struct application_cause){.actor = ACTOR_SITE, .reason = "Essai", .now = model->now};
}

static bool told(struct db *db, const struct model *model,
                 const struct application_changes *changes)
{
    return notify_application_changes(db, model->config, changes, model->now);
}

static bool ask_work(struct db *db, void *argument)
{
    struct asking *asking = argument;

    return store_application_change(db, &asking->order, &asking->outcome) &&
           told(db, asking->model, &asking->outcome.changes);
}

static void run(struct model *model, db_work work, void *argument)
{
    if (!db_transaction(model->db, work, argument))
        differ(model, "the database refuses (%d)", (int)db_error(model->db));
}

static void ask(struct model *model, struct entry *entry, const char *to)
{
    const bool is_so = is(entry, to), is_allowed = may(model, entry, to);
    struct asking asking = {.model = model,
                            .order = {.place = {entry->id, model->pupils[entry->pupil],
                                                entry->week->offer_id, entry->week->monday},
                                      .cause = cause_of(model),
                                      .confirm_until = date_add(model->today, 1),
                                      .live_max = LIVE_MAX,
                                      .today = model->today}};
    const char *from = entry->state;

    if (!application_state_parse(to, &asking.order.to))
        differ(model, "%s is no state", to);
    note(model, "%s → %s of application %llu", from, to, (unsigned long long)entry->id);
    run(model, ask_work, &asking);
    if ((asking.outcome.refusal == REFUSAL_NONE) != (is_so || is_allowed))
        differ(model, "refusal \"%s\" where the model says %s",
               application_refusal_code(asking.outcome.refusal), is_allowed ? "yes" : "no");
    if (is_so || !is_allowed)
        return;
    if (strcmp(to, "confirmed") == 0)
        confirmed(model, entry);
    else
        becomes(entry, to);
    entry->is_taken_up = entry->is_taken_up || strcmp(to, "pending") == 0;
}

struct applying {
    struct model *model;
    const struct application_draft *draft;
    uint64_t id;
};

static bool apply_work(struct db *db, void *argument)
{
    struct applying *applying = argument;
    const struct application_cause cause = cause_of(applying->model);
    struct application_changes changes = {0};

    return store_application_lock(db, applying->draft->pupil_id, applying->draft->offer_id) &&
           store_application_insert(db, applying->draft, &cause, &changes, &applying->id) &&
           told(db, applying->model, &changes);
}

static void apply(struct model *model)
{
    const size_t pupil = pick(model, model->pupil_count);
    const struct week *week = &model->weeks[pick(model, model->week_count)];
    const struct application_draft draft = {.offer_id = week->offer_id,
                                            .pupil_id = model->pupils[pupil],
                                            .monday = week->monday,
                                            .motivation = "Envie.",
                                            .referent_name = "",
                                            .referent_email = ""};
    struct applying applying = {.model = model, .draft = &draft};

    if (!is_free_for(model, pupil, week, NULL) || model->entry_count == APPLICATIONS_MAX)
        return;
    note(model, "applying for offer %llu", (unsigned long long)week->offer_id);
    run(model, apply_work, &applying);
    model->entries[model->entry_count++] = (struct entry){applying.id, pupil, week, "pending", 1};
}

struct ending {
    struct model *model;
    struct week *week;
    uint64_t pupil_id;
};

static bool disable_work(struct db *db, void *argument)
{
    const struct ending *ending = argument;
    const struct closing closing = {.offer_id = ending->week->offer_id,
                                    .to = APPLICATION_OFFER_DISABLED};
    const struct application_cause cause = cause_of(ending->model);
    struct application_changes changes = {0};
    unsigned version;
    bool is_done;

    return store_offer_lock(db, closing.offer_id, &version) &&
           store_offer_disable(db, closing.offer_id, "", ending->model->now, &is_done) &&
           store_applications_close(db, &closing, &cause, &changes) &&
           told(db, ending->model, &changes);
}

static void disable(struct model *model)
{
    struct ending ending = {.model = model, .week = &model->weeks[pick(model, model->week_count)]};
    const uint64_t offer_id = ending.week->offer_id;

    note(model, "disabling offer %llu", (unsigned long long)offer_id);
    run(model, disable_work, &ending);
    for (size_t i = 0; i < model->week_count; i++)
        model->weeks[i].is_offered =
            model->weeks[i].is_offered && model->weeks[i].offer_id != offer_id;
    for (size_t i = 0; i < model->entry_count; i++) {
        if (model->entries[i].week->offer_id == offer_id && is_open(&model->entries[i]))
            becomes(&model->entries[i], "offer_disabled");
    }
}

static bool remove_work(struct db *db, void *argument)
{
    static const char sql[] =
        "UPDATE offer_week SET is_removed = TRUE WHERE offer_id = ? AND monday = ?";
    const struct ending *ending = argument;
    const struct closing closing = {.offer_id = ending->week->offer_id,
                                    .monday = ending->week->monday,
                                    .to = APPLICATION_WEEK_REMOVED};
    const struct application_cause cause = cause_of(ending->model);
    struct application_changes changes = {0};
    unsigned version;

    return store_offer_lock(db, closing.offer_id, &version) &&
           db_run(db, sql, DB_VALUES(db_u64(closing.offer_id), db_date(closing.monday))) &&
           store_applications_close(db, &closing, &cause, &changes) &&
           told(db, ending->model, &changes);
}

static void week_remove(struct model *model)
{
    struct ending ending = {.model = model, .week = &model->weeks[pick(model, model->week_count)]};

    note(model, "taking a week of offer %llu away", (unsigned long long)ending.week->offer_id);
    run(model, remove_work, &ending);
    ending.week->is_offered = false;
    for (size_t i = 0; i < model->entry_count; i++) {
        if (model->entries[i].week == ending.week && is_open(&model->entries[i]))
            becomes(&model->entries[i], "week_removed");
    }
}

static bool release_work(struct db *db, void *argument)
{
    const struct ending *ending = argument;
    const struct application_cause cause = cause_of(ending->model);
    struct application_changes changes = {0};

    return store_applications_release(db, ending->pupil_id, &cause, &changes) &&
           told(db, ending->model, &changes);
}

static void release(struct model *model)
{
    const size_t pupil = pick(model, model->pupil_count);
    struct ending ending = {.model = model, .pupil_id = model->pupils[pupil]};

    note(model, "releasing pupil %llu", (unsigned long long)ending.pupil_id);
    run(model, release_work, &ending);
    for (size_t i = 0; i < model->entry_count; i++) {
        struct entry *entry = &model->entries[i];

        if (entry->pupil == pupil && is_live(entry))
            becomes(entry, is(entry, "confirmed") ? "cancelled" : "withdrawn");
    }
}

/* Do they agree? */

/* Who confirmed has an agreement; it stays when the placement is cancelled. */
static const char *agreement_expected(const struct entry *entry)
{
    if (is(entry, "confirmed"))
        return "to_complete_employer";
    return is(entry, "cancelled") ? "cancelled" : "";
}

static void entry_compare(const struct model *model, struct rows *rows)
{
    const uint64_t id = row_u64(rows);
    const struct application_opinions opinions = application_opinions_read(rows);
    const unsigned changes = row_unsigned(rows);
    const char *agreement = row_text(rows);
    const char *state = application_state_code(application_state(&opinions));
    size_t i = 0;

    while (i < model->entry_count && model->entries[i].id != id)
        i++;
    if (i == model->entry_count)
        differ(model, "application %llu is not the model's", (unsigned long long)id);
    if (!is(&model->entries[i], state) || model->entries[i].changes != changes)
        differ(model, "application %llu is %s after %u changes, the model's %s after %u",
               (unsigned long long)id, state, changes, model->entries[i].state,
               model->entries[i].changes);
    if (strcmp(agreement, agreement_expected(&model->entries[i])) != 0)
        differ(model, "the agreement of application %llu is \"%s\"", (unsigned long long)id,
               agreement);
}

static void offer_compare(const struct model *model, const struct week *week)
{
    static const char sql[] =
        "SELECT a.id, " OPINION_COLUMNS ","
        "       (SELECT COUNT(*) FROM event v WHERE v.application_id = a.id),"
        "       (SELECT g.state FROM agreement g WHERE g.application_id = a.id)"
        "  FROM application a WHERE a.offer_id = ? AND a.monday = ?";
    static const char taken[] = "SELECT seats - taken FROM capacity WHERE id = ?";
    struct rows *rows =
        db_select(model->db, sql, DB_VALUES(db_u64(week->offer_id), db_date(week->monday)));
    unsigned left;

    while (rows != NULL && row_next(rows))
        entry_compare(model, rows);
    rows = db_select(model->db, taken, DB_VALUES(db_u64(week->pool_id)));
    if (rows == NULL || !row_next(rows))
        differ(model, "a pool is gone");
    left = row_unsigned(rows);
    if (left != seats_left(model, week))
        differ(model, "pool %llu has %u seats left, the model's %u",
               (unsigned long long)week->pool_id, left, seats_left(model, week));
}

/* Rather one of those that something can still be done with. */
static struct entry *entry_pick(struct model *model)
{
    struct entry *entry = NULL;

    for (unsigned i = 0; i < 8 && (entry == NULL || !is_live(entry)); i++)
        entry = &model->entries[pick(model, model->entry_count)];
    return entry;
}

static void step(struct model *model)
{
    static const char *const acts[] = {"accepted",  "accepted", "accepted",  "confirmed",
                                       "confirmed", "refused",  "withdrawn", "expired",
                                       "cancelled", "pending"};
    const size_t chance = pick(model, 1000);

    if (chance < 4)
        disable(model);
    else if (chance < 10)
        week_remove(model);
    else if (chance < 30)
        release(model);
    else if (chance < 350 || model->entry_count == 0)
        apply(model);
    else
        ask(model, entry_pick(model), acts[pick(model, sizeof acts / sizeof *acts)]);
}

static void weeks_read(struct model *model, uint64_t offer_id)
{
    static const char sql[] = "SELECT w.monday, c.id, c.seats FROM offer_week w"
                              "  JOIN capacity c ON c.id = w.capacity_id WHERE w.offer_id = ?";
    struct rows *rows = db_select(model->db, sql, DB_VALUES(db_u64(offer_id)));

    while (rows != NULL && model->week_count < WEEKS_MAX && row_next(rows)) {
        struct week *week = &model->weeks[model->week_count++];

        week->offer_id = offer_id;
        week->monday = row_date(rows);
        week->pool_id = row_u64(rows);
        week->seats = row_unsigned(rows);
        week->is_offered = true;
    }
}

static void world_read(struct model *model, char **arguments)
{
    for (; *arguments != NULL && strcmp(*arguments, "-") != 0; arguments++)
        weeks_read(model, strtoull(*arguments, NULL, 10));
    for (; *arguments != NULL && *++arguments != NULL && model->pupil_count < PUPILS_MAX;)
        model->pupils[model->pupil_count++] = strtoull(*arguments, NULL, 10);
    if (model->week_count == 0 || model->pupil_count == 0)
        differ(model, "no offers, or no pupils");
}

int main(int count, char **arguments)
{
    static struct model model = {.last = "nothing"};
    const unsigned long steps = count > 2 ? strtoul(arguments[2], NULL, 10) : 0;

    log_open("model");
    model.config = config_open("stage3ectl");
    if (model.config == NULL || count < 5)
        return EXIT_FAILURE;
    model.db = db_open(model.config);
    model.random = strtoull(arguments[1], NULL, 10);
    model.now = time(NULL);
    model.today = date_today();
    world_read(&model, arguments + 3);
    for (unsigned long i = 0; i < steps; i++) {
        model.pool = pool_open();
        db_pool_use(model.db, model.pool);
        step(&model);
        for (size_t k = 0; k < model.week_count; k++)
            offer_compare(&model, &model.weeks[k]);
        db_pool_use(model.db, NULL);
        pool_close(model.pool);
    }
    printf("ok: %lu acts on %zu applications\n", steps, model.entry_count);
    db_close(model.db);
    config_close();
    return EXIT_SUCCESS;
}
