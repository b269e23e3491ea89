/* Who may manage an offer, and from where: a member of its employer and the département by its
 * number, anyone who has the mailed link by that. */
#ifndef STAGE3E_OFFERS_MANAGE_H
#define STAGE3E_OFFERS_MANAGE_H

#include "store/application_change.h"
#include "store/offer_manage.h"

struct request;

enum authority { BY_MEMBER, BY_LINK, BY_ADMIN };

struct managing {
    struct request *request;
    struct offer_file file;
    enum authority authority;
    const char *base; /* the path below which its pages are */
    enum actor actor; /* of its events */
};

/* Puts the logo of an offer that is not activated into the pages of who may see it: it has no
 * address yet. False if the database failed. */
bool offer_logo_embed(struct request *request, struct offer *offer)
    __attribute__((warn_unused_result));

/* Finds the offer of the path for the visitor. False: answered already, or the database failed. */
bool managing_open(struct request *request, struct managing *managing)
    __attribute__((warn_unused_result));

/* Notes an event of it. For use in a transaction. */
bool managing_event(struct db *db, const struct managing *managing, const char *name,
                    const char *after, const char *reason) __attribute__((warn_unused_result));

/* Who causes what becomes of its applications, and why. */
struct application_cause managing_cause(const struct managing *managing, const char *reason);

/* Whether who is signed in has proved the address that they name as the contact's: their own, or a
 * colleague's. False if the database failed. */
bool contact_is_proved(struct request *request, const char *email, bool *is_proved)
    __attribute__((warn_unused_result));

/* Goes on at its page, which says what was done. */
void managing_done(const struct managing *managing, const char *info);

#endif
