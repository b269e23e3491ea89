/* One offer: reading it in full, saving it, activating it. Searching is in offer_search.c. */
#include "store/offer_store.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "store/offer_values.h"
#include "store/organisation_store.h"

void offer_terms_read(struct rows *rows, struct offer_terms *terms)
{
    /* In the order of the column's ENUM, from 1. */
    static const enum offer_state states[] = {
        [1] = OFFER_STATE_TO_ACTIVATE, [2] = OFFER_STATE_ACTIVE, [3] = OFFER_STATE_DISABLED};

    terms->state = states[row_u64(rows)];
    terms->last = row_date(rows);
    terms->apply_from = row_date(rows);
    terms->apply_to = row_date(rows);
    terms->is_suspended = row_bool(rows);
    terms->seats_left = row_unsigned(rows);
    terms->is_full = row_bool(rows);
}

static void employer_read(struct rows *rows, struct offer *offer)
{
    struct deposit *content = &offer->content;

    content->employer.name = row_text(rows);
    content->employer.activity = row_text(rows);
    content->employer.siret = row_text(rows);
    content->employer.naf = row_text(rows);
    content->employer.legal_status = row_text(rows);
    content->employer.website = row_text(rows);
    offer->naf_label = row_text(rows);
    offer->logo_of = row_u64(rows);
    content->logo = row_text(rows);
}

static void content_read(struct rows *rows, struct deposit *content)
{
    content->title = row_text(rows);
    content->description = row_text(rows);
    content->place.address = row_text(rows);
    content->place.postcode = row_text(rows);
    content->place.town = row_text(rows);
    content->place.country = row_text(rows);
    content->place.latitude = row_real(rows, &content->place.is_located);
    content->place.longitude = row_real(rows, NULL);
    content->from = row_date(rows);
    content->to = row_date(rows);
    content->has_weekly_seats = row_bool(rows);
    content->apply_from = row_date(rows);
    content->apply_to = row_date(rows);
    content->lead_days = row_unsigned(rows);
}

static enum answer row_answer(struct rows *rows)
{
    bool is_answered;
    const bool is_yes = row_bool_set(rows, &is_answered);

    if (!is_answered)
        return ANSWER_NONE;
    return is_yes ? ANSWER_YES : ANSWER_NO;
}

static void conditions_read(struct rows *rows, struct deposit *content)
{
    content->conditions.meal_on_site = row_answer(rows);
    content->conditions.meal_paid = row_answer(rows);
    content->conditions.has_travel = row_answer(rows);
    content->conditions.travel_paid = row_answer(rows);
    content->conditions.schedule = row_text(rows);
    content->conditions.days = row_text(rows);
    content->conditions.hours = row_text(rows);
    content->conditions.accessible_visual = row_answer(rows);
    content->conditions.accessible_motor = row_answer(rows);
    content->conditions.accessible_mental = row_answer(rows);
    content->conditions.accessible_hearing = row_answer(rows);
    content->conditions.accessibility_note = row_text(rows);
}

static bool weeks_read(struct db *db, struct offer *offer)
{
    static const char sql[] =
        "SELECT w.monday, w.first_on, w.last_on, w.apply_until, c.seats, c.taken, c.id"
        "  FROM offer_week w JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
        " WHERE w.offer_id = ? AND NOT w.is_removed ORDER BY w.monday";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(offer->id)));
    size_t room = 0;

    while (rows != NULL && row_next(rows)) {
        struct offer_week week;

        week.monday = row_date(rows);
        week.first = row_date(rows);
        week.last = row_date(rows);
        week.apply_until = row_date(rows);
        week.seats = row_unsigned(rows);
        week.taken = row_unsigned(rows);
        week.capacity_id = row_u64(rows);
        pool_make_room(pool, offer->weeks, offer->week_count, room);
        offer->weeks[offer->week_count++] = week;
    }
    return rows != NULL;
}

static bool seats_read(struct db *db, struct offer *offer)
{
    static const char sql[] = "SELECT SUM(seats) FROM capacity WHERE offer_id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(offer->id)));

    if (rows == NULL || !row_next(rows))
        return false;
    offer->seats = row_unsigned(rows);
    return true;
}

static bool domains_read(struct db *db, struct offer *offer)
{
    static const char sql[] = "SELECT d.id, d.name"
                              "  FROM offer_domain od JOIN domain d ON d.id = od.domain_id"
                              " WHERE od.offer_id = ? ORDER BY d.id";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(offer->id)));
    size_t *count = &offer->content.domain_count;

    while (rows != NULL && *count < DEPOSIT_DOMAINS_MAX && row_next(rows)) {
        offer->content.domains[*count] = row_u64(rows);
        offer->domain_names[(*count)++] = row_text(rows);
    }
    return rows != NULL;
}

bool store_offer_logo(struct db *db, uint64_t employer_id, uint64_t offer_id, uint64_t *logo_of)
{
    static const char sql[] = "SELECT employer_id FROM employer_logo WHERE employer_id ="
                              " COALESCE((SELECT employer_id FROM offer WHERE id = ?), ?)";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(offer_id), db_u64(employer_id)));

    *logo_of = rows != NULL && row_next(rows) ? row_u64(rows) : 0;
    return rows != NULL;
}

bool store_offer_find(struct db *db, struct date today, uint64_t id, struct offer *offer)
{
    static const char sql[] =
        "SELECT o.id, " OFFER_TERMS_COLUMNS ","
        "       e.name, e.activity, e.siret, e.naf, e.legal_status, e.website, n.label,"
        "       (SELECT l.employer_id FROM employer_logo l WHERE l.employer_id = e.id),"
        "       LOWER(HEX(o.logo_sha256)),"
        "       o.title, o.description, o.address, o.postcode, o.town, o.country, o.latitude,"
        "       o.longitude, o.first_on, o.last_on, o.has_weekly_seats, o.apply_from,"
        "       o.apply_to, o.lead_days, o.meal_on_site, o.meal_paid, o.has_travel,"
        "       o.travel_paid, o.schedule, o.days, o.hours, o.accessible_visual,"
        "       o.accessible_motor,"
        "       o.accessible_mental, o.accessible_hearing, o.accessibility_note, o.activated_at"
        "  FROM " OFFER_TODAY " JOIN offer o JOIN employer e ON e.id = o.employer_id"
        "       LEFT JOIN naf n ON n.code = e.naf"
        " WHERE o.id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_date(today), db_u64(id)));
    time_t activated_at;

    *offer = (struct offer){0};
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    offer->id = row_u64(rows);
    offer_terms_read(rows, &offer->terms);
    employer_read(rows, offer);
    content_read(rows, &offer->content);
    conditions_read(rows, &offer->content);
    activated_at = row_instant(rows);
    if (activated_at != 0)
        offer->posted = date_of_instant(activated_at);
    return weeks_read(db, offer) && seats_read(db, offer) && domains_read(db, offer);
}

/* The employer of the SIRET if it is confirmed, else one of this deposit's own: nobody has proved
 * yet that they may speak for it, and nobody else's words are touched. */
static bool employer_save(struct db *db, const struct deposit *deposit, time_t now,
                          uint64_t *employer_id)
{
    static const char find[] = "SELECT id FROM employer WHERE confirmed_siret = ?";
    const struct organisation typed = {
        .siret = deposit->employer.siret,
        .name = deposit->employer.name,
        .activity = deposit->employer.activity,
        .naf = deposit->employer.naf,
        .legal_status = deposit->employer.legal_status,
        .website = deposit->employer.website,
        .email_domain = "",
        .admin_email = "",
        .address = deposit->place.address,
        .postcode = deposit->place.postcode,
        .town = deposit->place.town,
        .country = deposit->place.country,
    };
    struct rows *rows = db_select(db, find, DB_VALUES(db_text(typed.siret)));

    if (rows == NULL)
        return false;
    if (!row_next(rows))
        return store_employer_insert(db, &typed, now, employer_id);
    *employer_id = row_u64(rows);
    return true;
}

bool store_offer_domains_insert(struct db *db, uint64_t offer_id, const struct deposit *deposit)
{
    static const char sql[] = "INSERT INTO offer_domain (offer_id, domain_id) VALUES (?, ?)";

    for (size_t i = 0; i < deposit->domain_count; i++) {
        if (!db_run(db, sql, DB_VALUES(db_u64(offer_id), db_u64(deposit->domains[i]))))
            return false;
    }
    return true;
}

static bool capacity_insert(struct db *db, uint64_t offer_id, unsigned seats, uint64_t *capacity_id)
{
    static const char sql[] = "INSERT INTO capacity (offer_id, seats) VALUES (?, ?)";
    const bool is_done = db_run(db, sql, DB_VALUES(db_u64(offer_id), db_u64(seats)));

    *capacity_id = db_last_id(db);
    return is_done;
}

/* The weeks with their pools: one for all, or one each. */
static bool weeks_insert(struct db *db, uint64_t offer_id, const struct deposit *deposit)
{
    static const char sql[] =
        "INSERT INTO offer_week (offer_id, monday, capacity_id, first_on, last_on, apply_until)"
        " VALUES (?, ?, ?, ?, ?, ?)";
    uint64_t capacity_id = 0;

    if (!deposit->has_weekly_seats && !capacity_insert(db, offer_id, deposit->seats, &capacity_id))
        return false;
    for (size_t i = 0; i < deposit->week_count; i++) {
        const struct deposit_week *week = &deposit->weeks[i];

        if (deposit->has_weekly_seats && !capacity_insert(db, offer_id, week->seats, &capacity_id))
            return false;
        if (!db_run(db, sql,
                    DB_VALUES(db_u64(offer_id), db_date(week->monday), db_u64(capacity_id),
                              db_date(week->first), db_date(week->last),
                              db_date(week->apply_until))))
            return false;
    }
    return true;
}

static struct db_value db_answer(enum answer answer)
{
    return answer == ANSWER_NONE ? db_null() : db_bool(answer == ANSWER_YES);
}

size_t store_offer_values(const struct deposit *deposit, struct db_value *values)
{
    const bool is_located = deposit->place.is_located;
    const struct db_value list[] = {
        db_text(deposit->title),
        db_text(deposit->description),
        db_text(deposit->place.address),
        db_text(deposit->place.postcode),
        db_text(deposit->place.town),
        db_text(deposit->place.country),
        text_is_empty(deposit->place.insee) ? db_null() : db_text(deposit->place.insee),
        is_located ? db_real(deposit->place.latitude) : db_null(),
        is_located ? db_real(deposit->place.longitude) : db_null(),
        db_text(deposit->contact.civility),
        db_text(deposit->contact.last_name),
        db_text(deposit->contact.first_name),
        db_text(deposit->contact.email),
        db_text(deposit->contact.landline),
        db_text(deposit->contact.mobile),
        db_text(deposit->contact.fax),
        db_text(deposit->contact.department),
        db_text(deposit->contact.job_title),
        db_bool(deposit->exchanges.on_application),
        db_bool(deposit->exchanges.for_events),
        db_bool(deposit->exchanges.for_last_minute),
        db_bool(deposit->exchanges.shows_contact),
        db_date(deposit->from),
        db_date(deposit->to),
        db_bool(deposit->has_weekly_seats),
        db_date(deposit->apply_from),
        db_date(deposit->apply_to),
        db_u64(deposit->lead_days),
        db_answer(deposit->conditions.meal_on_site),
        db_answer(deposit->conditions.meal_paid),
        db_answer(deposit->conditions.has_travel),
        db_answer(deposit->conditions.travel_paid),
        db_text(deposit->conditions.schedule),
        db_text(deposit->conditions.days),
        db_text(deposit->conditions.hours),
        db_answer(deposit->conditions.accessible_visual),
        db_answer(deposit->conditions.accessible_motor),
        db_answer(deposit->conditions.accessible_mental),
        db_answer(deposit->conditions.accessible_hearing),
        db_text(deposit->conditions.accessibility_note),
        text_is_empty(deposit->logo) ? db_null() : db_text(deposit->logo),
    };

    memcpy(values, list, sizeof list);
    return sizeof list / sizeof *list;
}

static bool offer_row_insert(struct db *db, const struct deposit *deposit, uint64_t employer_id,
                             time_t now, uint64_t *offer_id)
{
    static const char sql[] =
        "INSERT INTO offer (title, description, address, postcode, town, country, insee, latitude,"
        "   longitude, contact_civility, contact_last_name, contact_first_name, contact_email,"
        "   contact_landline, contact_mobile, contact_fax, contact_department, contact_job_title,"
        "   contact_on_application, contact_for_events, contact_for_last_minute, shows_contact,"
        "   first_on, last_on, has_weekly_seats, apply_from, apply_to, lead_days, meal_on_site,"
        "   meal_paid, has_travel, travel_paid, schedule, days, hours, accessible_visual, accessible_motor,"
        "   accessible_mental, accessible_hearing, accessibility_note, logo_sha256, employer_id,"
        "   account_id, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        "   ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " OFFER_LOGO_NAMED ", ?,"
        "   COALESCE(?, (SELECT id FROM account WHERE email = ? AND role = 'employer'"
        "                 AND state = 'active')), ?)";
    struct db_value values[OFFER_VALUES_MAX];
    size_t count = store_offer_values(deposit, values);
    bool is_done;

    values[count++] = db_u64(employer_id);
    values[count++] = db_id(deposit->account_id);
    values[count++] = db_text(deposit->contact.email);
    values[count++] = db_instant(now);
    is_done = db_run(db, sql, values, count);
    *offer_id = db_last_id(db);
    return is_done;
}

bool store_offer_insert(struct db *db, const struct deposit *deposit, time_t now,
                        uint64_t *offer_id)
{
    uint64_t employer_id = deposit->employer_id;

    return (employer_id != 0 || employer_save(db, deposit, now, &employer_id)) &&
           offer_row_insert(db, deposit, employer_id, now, offer_id) &&
           store_offer_domains_insert(db, *offer_id, deposit) &&
           weeks_insert(db, *offer_id, deposit);
}

bool store_offers_waiting(struct db *db, const char *email, uint64_t offer_id, time_t since,
                          struct offers_waiting *waiting)
{
    static const char sql[] =
        "SELECT o.id, o.title, e.name, o.town, o.first_on, o.last_on,"
        "       " OFFER_CONTACT_IS_MEMBER "  FROM offer o JOIN employer e ON e.id = o.employer_id"
        " WHERE o.contact_email = ? AND o.state = 'to_activate'"
        "   AND (o.id = ? OR o.created_at >= ?) ORDER BY o.id = ? DESC, o.id DESC LIMIT ?";
    const struct db_value offer = db_u64(offer_id);
    struct rows *rows = db_select(
        db, sql,
        DB_VALUES(db_text(email), offer, db_instant(since), offer, db_u64(OFFERS_WAITING_MAX)));

    waiting->count = 0;
    while (rows != NULL && waiting->count < OFFERS_WAITING_MAX && row_next(rows)) {
        struct offer_waiting *one = &waiting->list[waiting->count++];

        one->id = row_u64(rows);
        one->title = row_text(rows);
        one->employer = row_text(rows);
        one->town = row_text(rows);
        one->from = row_date(rows);
        one->to = row_date(rows);
        one->is_managed = row_bool(rows);
    }
    return rows != NULL;
}

bool store_offer_activate(struct db *db, uint64_t offer_id, time_t now, bool *is_done)
{
    static const char activate[] = "UPDATE offer SET state = 'active', activated_at = ?"
                                   " WHERE id = ? AND state = 'to_activate'";

    if (!db_run(db, activate, DB_VALUES(db_instant(now), db_u64(offer_id))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return !*is_done || store_employer_settle_offer(db, offer_id);
}
