/* The code that proves a mailbox: whose link it is, or who signs several at once: six digits, ten
 * minutes, five tries, five codes an hour (store/link_code_store.h). */
#ifndef STAGE3E_APPLICATIONS_CODE_H
#define STAGE3E_APPLICATIONS_CODE_H

#include <stdbool.h>
#include <stdint.h>

#include "service/code_service.h"

struct request;

/* A code to be sent: what it opens (of a link, its text), to which mailbox or mobile, about what.
 */
struct code_order {
    const char *subject;
    const char *recipient;
    bool is_sms;
    uint64_t application_id; /* 0: of several */
    enum code_use use;
};

/* Has a new code sent. False: answered already, or the database failed, as it cannot be sent. */
bool code_send(struct request *request, const struct code_order *order)
    __attribute__((warn_unused_result));

/* Counts one try of a code for that, and uses it up if it is the right one. False if the database
 * failed. */
bool code_try(struct request *request, const char *subject, const char *typed, bool *is_right)
    __attribute__((warn_unused_result));

#endif
