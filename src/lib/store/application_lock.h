/* What the files that change applications share: one under its lock, and the events of it. */
#ifndef STAGE3E_STORE_APPLICATION_LOCK_H
#define STAGE3E_STORE_APPLICATION_LOCK_H

#include "rules/application.h"
#include "store/application_cause.h"
#include "store/db.h"

/* An application under its lock. */
struct locked {
    uint64_t id; /* 0: it is not there */
    struct application_opinions opinions;
    enum application_state state;
    struct date confirm_until;
    enum week_opinion week_opinion;
};

bool application_lock(struct db *db, uint64_t id, struct locked *locked)
    __attribute__((warn_unused_result));

/* Locks one application and gives its state: for what is said only while it is so. */
bool store_application_state_lock(struct db *db, uint64_t id, enum application_state *state)
    __attribute__((warn_unused_result));

/* Notes an event of it, whether or not it changed its state. */
bool application_event_insert(struct db *db, uint64_t id, const char *name,
                              enum application_state from, enum application_state to,
                              const struct application_cause *cause)
    __attribute__((warn_unused_result));

#endif
