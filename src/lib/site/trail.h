/* The trail of what visitors do (store/trail_store.h): each act with who, when and from where, and
 * one line in the log that has neither name nor address. Everything sensitive calls this. */
#ifndef STAGE3E_SITE_TRAIL_H
#define STAGE3E_SITE_TRAIL_H

#include <stdbool.h>
#include <stdint.h>

struct audit;
struct request;

/* Writes an act of the visitor: action is a code of labels.xml, "audit"; detail, which may be NULL,
 * is for administrators and the account's owner, and says no more of people than it must. In the
 * transaction of the act where there is one. */
bool trail_add(struct request *request, const char *action, const char *subject,
               uint64_t subject_id, const char *detail) __attribute__((warn_unused_result));

/* The same of a reading, once an hour for each reader and subject. Not in a transaction. */
bool trail_read(struct request *request, const char *action, const char *subject,
                uint64_t subject_id) __attribute__((warn_unused_result));

/* The same of an act whose author is no visitor with a session: role and account_id as given. Its
 * origin is that of the request. */
bool trail_audit(struct request *request, const struct audit *audit)
    __attribute__((warn_unused_result));

#endif
