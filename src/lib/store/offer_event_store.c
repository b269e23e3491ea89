/* The events of offers: writing them. Reading them is in offer_manage.c. */
#include "store/offer_event_store.h"

bool store_offer_event(struct db *db, const struct offer_event *event, time_t now)
{
    static const char sql[] =
        "INSERT INTO event (happened_at, offer_id, account_id, actor, name, state_before,"
        "                   state_after, reason)"
        " VALUES (?, ?, ?, ?, ?, COALESCE(?, ''), COALESCE(?, ''), COALESCE(?, ''))";

    return db_run(db, sql,
                  DB_VALUES(db_instant(now), db_u64(event->offer_id), db_id(event->account_id),
                            db_text(actor_code(event->actor)), db_text(event->name),
                            db_text(event->before), db_text(event->after), db_text(event->reason)));
}
