/* What someone had typed when the session ended: sealed, so that only what came from our page, of
 * that account, comes back; shown in full, then sent by a button. Files and passwords are never
 * kept. */
#ifndef STAGE3E_SITE_KEPT_H
#define STAGE3E_SITE_KEPT_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/form.h"

struct request;

struct kept {
    uint64_t account_id; /* whose form it was; 0: no one was signed in */
    const char *path;    /* where it was sent */
    const char *pattern; /* of its route */
    struct form fields;
    bool had_file;
    bool had_password;
};

/* What the request at hand posted, of a form made for that account. */
struct kept kept_of(struct request *request, uint64_t account_id);

/* As one text that says how long it is good for, signed. */
const char *kept_seal(struct request *request, const struct kept *kept);

/* Opens such a text. False if it is not ours or too old. */
bool kept_open(struct request *request, const char *sealed, struct kept *kept)
    __attribute__((warn_unused_result));

/* Answers with what was kept, as a person reads it, and the button that sends it. False if the
 * database failed. */
bool kept_send(struct request *request, const struct kept *kept);

/* Answers that it was typed under another account: nothing of it is shown or sent. */
void kept_of_another(struct request *request, unsigned status);

#endif
