/* The code that proves whose mailbox a link was sent to: six digits, ten minutes, five tries, five
 * codes an hour (store/link_code_store.h). */
#ifndef STAGE3E_APPLICATIONS_CODE_H
#define STAGE3E_APPLICATIONS_CODE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"

struct config;
struct request;

/* Writes the mail with a code. */
typedef bool (*code_write)(struct db *db, const struct config *config, const char *recipient,
                           uint64_t application_id, const char *code, time_t now);

/* Has a new code for the link of the path sent to that address. False: answered already, as it
 * cannot be sent. */
bool code_send(struct request *request, const char *recipient, uint64_t application_id,
               code_write write) __attribute__((warn_unused_result));

/* Counts one try of a code for the link of the path, and uses it up if it is the right one. False
 * if the database failed. */
bool code_try(struct request *request, const char *typed, bool *is_right)
    __attribute__((warn_unused_result));

#endif
