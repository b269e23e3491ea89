/* A school's list of pupils compared with who is there: its invitations, and accounts of its pupils
 * that no invitation opened. One pupil is one row. */
#ifndef STAGE3E_STORE_PUPIL_IMPORT_STORE_H
#define STAGE3E_STORE_PUPIL_IMPORT_STORE_H

#include "store/school_pupil_store.h"

enum pupil_match {
    PUPIL_NEW,
    PUPIL_SAME,      /* same name and birth date, or same name and e-mail */
    PUPIL_DOUBTFUL,  /* same e-mail (twins have their parents'), or same name, alone; a first name
                        that  begins as another */
    PUPIL_AMBIGUOUS, /* a file without birth dates, and several of that name */
};

/* Who is there already; id and account_id as in pupil_invitation, 0: none. */
struct pupil_known {
    enum pupil_match match;
    struct pupil_invitation pupil;
};

/* The nearest pupil of pupil->school_id to one of a list. Its born_on is unset in a list without
 * birth dates. */
bool store_pupil_known(struct db *db, const struct pupil_invitation *pupil,
                       struct pupil_known *known) __attribute__((warn_unused_result));

/* One list of a school at a time: the other waits for the end of the transaction. */
bool store_pupils_lock(struct db *db, uint64_t school_id) __attribute__((warn_unused_result));

/* Brings who is known up to date, or ties an account to the list, or adds a pupil: known->pupil.id
 * and account_id tell which. What is empty or unset of pupil stays as it was. A corrected e-mail of
 * who has not joined is invited again. new_id is of an added pupil without account, who needs a
 * code; else 0. For use in a transaction. */
bool store_pupil_take(struct db *db, const struct pupil_invitation *pupil,
                      const struct pupil_known *known, time_t now, uint64_t *new_id)
    __attribute__((warn_unused_result));

#endif
