/* Who is awaited, and who was reminded. */
#ifndef STAGE3E_STORE_AWAITED_STORE_H
#define STAGE3E_STORE_AWAITED_STORE_H

#include "store/application_change.h"

enum reminder_kind { REMINDER_CONFIRM = 1, REMINDER_ANSWER, REMINDER_OPINION };

/* Applications that wait for someone: the employer, or the pupil if accepted; and perhaps the
 * referent. By the employer's contact, the oldest first. */
struct awaited_application {
    struct application_place place;
    bool is_accepted;
    bool wants_opinion;
    time_t sent_at;
    time_t decided_at;
    struct date confirm_until;
    unsigned lead_days;
    const char *contact_email;
    unsigned reminded[REMINDER_OPINION + 1]; /* number of the last reminder of this wait, by kind */
};
bool store_applications_awaited(struct db *db, struct pool *pool,
                                struct awaited_application **awaited, size_t *count)
    __attribute__((warn_unused_result));

/* Notes that someone is reminded; is_new is false if that was said before. For use in the
 * transaction that writes the message. */
bool store_reminder_note(struct db *db, uint64_t application_id, enum reminder_kind kind,
                         unsigned number, time_t waits_since, time_t now, bool *is_new)
    __attribute__((warn_unused_result));

#endif
