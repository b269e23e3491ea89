/* The demo's applications. */
#include "stage3ectl/demo_applications.h"

#include "base/config.h"
#include "base/pool.h"
#include "service/application_service.h"
#include "store/application_change.h"

enum { DAY_S = 86400, OFFERS_USED = 40 };

static const char *const letters[] = {
    "J’aimerais découvrir ce métier de près. Ma tante en parle souvent, et j’ai envie de voir "
    "comment se passe une vraie journée.\n\nJe suis ponctuel et curieux.",
    "Depuis la sortie avec ma classe, je me demande comment on apprend ce métier. J’aime travailler "
    "de mes mains et poser des questions.",
    "Je ne connais personne qui fait ce travail, et c’est justement pour cela que je voudrais le "
    "découvrir. Je peux venir en bus tous les jours.",
};

/* One step of the way, at an instant. */
static bool step(const struct demo_site *site, const struct application_place *place,
                 enum application_state to, time_t when)
{
    const struct date today = date_of_instant(when);
    const bool is_pupils = to == APPLICATION_CONFIRMED || to == APPLICATION_WITHDRAWN;
    const struct application_order order = {
        .place = *place,
        .to = to,
        .cause = {.actor = is_pupils ? ACTOR_PUPIL : ACTOR_EMPLOYER,
                  .account_id = is_pupils ? place->pupil_id : 0,
                  .reason_code = to == APPLICATION_REFUSED ? "full" : NULL,
                  .reason_label = to == APPLICATION_REFUSED
                                      ? "Nous n’avons plus de place cette semaine-là"
                                      : NULL,
                  .now = when},
        .confirm_until = application_confirm_until(site->calendar, today, place->monday,
                                                   site->config->applications.confirm_days),
        .today = today};
    struct application_outcome outcome;

    return service_application_change(site->db, site->config, &order, &outcome);
}

bool demo_application(const struct demo_site *site, uint64_t pupil_id, uint64_t offer_id,
                      struct date monday, unsigned days_ago, enum application_state state)
{
    const time_t sent = site->now - (time_t)days_ago * DAY_S;
    const struct application_draft draft = {.offer_id = offer_id,
                                            .pupil_id = pupil_id,
                                            .monday = monday,
                                            .motivation = letters[(pupil_id + offer_id) % 3],
                                            .referent_name = "",
                                            .referent_email = ""};
    const struct application_cause cause = {
        .actor = ACTOR_PUPIL, .account_id = pupil_id, .now = sent};
    struct application_place place = {0, pupil_id, offer_id, monday};
    struct application_facts facts;

    if (!store_application_facts(site->db, &place, date_of_instant(site->now), &facts))
        return false;
    if (facts.pupil_is_placed)
        return true;
    if (!service_application_send(site->db, site->config, &draft, WEEK_UNBOUND, &cause, &place.id))
        return false;
    if (state == APPLICATION_PENDING)
        return true;
    if (state == APPLICATION_CONFIRMED && !step(site, &place, APPLICATION_ACCEPTED, sent + DAY_S))
        return false;
    return step(site, &place, state, sent + DAY_S + DAY_S / 3);
}

/* An offer that can be applied for, and its first week for that. */
struct open_offer {
    uint64_t id;
    struct date monday;
    bool is_of_employer;
};

static bool offers_find(const struct demo_site *site, uint64_t account_id,
                        struct open_offer *offers, size_t *count)
{
    static const char sql[] =
        "SELECT o.id, MIN(w.monday), o.account_id <=> ?"
        "  FROM offer o JOIN offer_week w ON w.offer_id = o.id"
        "       JOIN capacity c ON c.id = w.capacity_id"
        " WHERE o.state = 'active' AND c.taken < c.seats AND w.apply_until >= ? + INTERVAL 7 DAY"
        "   AND COALESCE(o.apply_from, ?) <= ?"
        " GROUP BY o.id ORDER BY o.account_id <=> ? DESC, o.id LIMIT ?";
    const struct db_value today = db_date(date_of_instant(site->now));
    struct rows *rows = db_select(site->db, sql,
                                  DB_VALUES(db_u64(account_id), today, today, today,
                                            db_u64(account_id), db_u64(OFFERS_USED)));

    *count = 0;
    while (rows != NULL && *count < OFFERS_USED && row_next(rows)) {
        struct open_offer *offer = &offers[(*count)++];

        offer->id = row_u64(rows);
        offer->monday = row_date(rows);
        offer->is_of_employer = row_bool(rows);
    }
    return rows != NULL;
}

/* What becomes of applications, in turn; a demo has more that wait than that are answered. */
static enum application_state state_of(size_t number)
{
    static const enum application_state states[] = {APPLICATION_ACCEPTED, APPLICATION_PENDING,
                                                    APPLICATION_REFUSED,  APPLICATION_PENDING,
                                                    APPLICATION_PENDING,  APPLICATION_WITHDRAWN};

    return states[number % (sizeof states / sizeof *states)];
}

bool demo_applications(const struct demo_site *site, const uint64_t *pupils, size_t count,
                       uint64_t employer_account_id)
{
    enum { OF_EMPLOYER = 7, OF_FIRST_PUPIL = 6 };
    struct open_offer offers[OFFERS_USED];
    size_t offer_count, own = 0;

    if (!offers_find(site, employer_account_id, offers, &offer_count))
        return false;
    for (size_t i = 0; i < offer_count; i++) {
        if (offers[i].is_of_employer) {
            for (size_t k = 0; k < OF_EMPLOYER; k++) {
                if (!demo_application(site, pupils[(5 * k + i) % count], offers[i].id,
                                      offers[i].monday, (unsigned)(2 + k % 4),
                                      k % 3 == 2 ? APPLICATION_ACCEPTED : APPLICATION_PENDING))
                    return false;
            }
        } else if (!demo_application(site, pupils[own < OF_FIRST_PUPIL ? 0 : (7 * i) % count],
                                     offers[i].id, offers[i].monday, (unsigned)(2 + i % 4),
                                     state_of(own < OF_FIRST_PUPIL ? own : i))) {
            return false;
        } else {
            own++;
        }
    }
    return true;
}
