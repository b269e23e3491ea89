/* A sign-up under way, for its pages and for what they save. */
#ifndef STAGE3E_ACCOUNTS_SIGN_UP_H
#define STAGE3E_ACCOUNTS_SIGN_UP_H

#include "base/crypto.h"
#include "rules/account.h"
#include "store/account_store.h"
#include "store/employer_store.h"
#include "store/school_pupil_store.h"
#include "store/school_store.h"

struct request;

/* For which role, into which organisation. */
struct joining {
    struct request *request;
    enum account_role role;
    uint64_t target_id; /* employer or school; 0: a new employer */
    const char *target_name;
    struct employer employer;
    struct school school;
    struct pupil_invitation invitation; /* of a pupil with a code */
    const char *code;
    struct sign_up sign_up;
    uint64_t account_id;
    const char *token;
    uint8_t token_hash[DIGEST_SIZE];
};

extern const char sign_up_done_path[];

/* The account, its place, its mails; or the mail to the one who has it; or nothing, if the form was
 * sent before. argument is a struct joining, for db_transaction(). */
bool sign_up_save(struct db *db, void *argument);

#endif
