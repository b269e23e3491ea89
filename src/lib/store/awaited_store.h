/* Who is awaited, and who was reminded. */
#ifndef STAGE3E_STORE_AWAITED_STORE_H
#define STAGE3E_STORE_AWAITED_STORE_H

#include "store/application_change.h"

/* Applications that wait for someone: the employer, or the pupil if accepted; and perhaps the
 * referent. By the employer's contact, the oldest first. */
struct awaited_application {
    struct application_place place;
    bool is_accepted;
    bool wants_opinion;
    time_t sent_at;
    time_t decided_at;
    struct date confirm_until;
    const char *pupil_email;
    const char *referent_email; /* "": none */
    const char *contact_email;  /* who is written to as the employer; "": nobody */
    unsigned reminded_confirm;  /* number of the last reminder of this wait; 0: none */
    unsigned reminded_answer;
    unsigned reminded_opinion;
    time_t reminded_at; /* who is awaited, the last time; 0: never */
};
bool store_applications_awaited(struct db *db, struct awaited_application **awaited, size_t *count)
    __attribute__((warn_unused_result));

/* The numbers of an offer's applications that wait for the employer, the oldest first. */
bool store_applications_unanswered(struct db *db, uint64_t offer_id, uint64_t **ids, size_t *count)
    __attribute__((warn_unused_result));

/* Gives an accepted pupil until another day. For use in a transaction that has locked it. */
bool store_confirm_extend(struct db *db, uint64_t application_id, struct date until)
    __attribute__((warn_unused_result));

#endif
