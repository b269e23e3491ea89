/* The employer or school that an account belongs to. */
#ifndef STAGE3E_ACCOUNTS_BELONGING_H
#define STAGE3E_ACCOUNTS_BELONGING_H

#include <stdbool.h>
#include <stdint.h>

struct account;
struct request;

struct belonging {
    uint64_t id;      /* 0: none, as for administrators */
    const char *name; /* "" if none */
    const char *town; /* "" if none */
    bool is_head;     /* administers the employer, or heads the school */
};

/* What a password of the account must not be made of. */
struct password_owner;
bool belonging_owner(struct request *request, const struct account *account,
                     struct password_owner *owner) __attribute__((warn_unused_result));

bool belonging_find(struct request *request, const struct account *account,
                    struct belonging *belonging) __attribute__((warn_unused_result));

#endif
