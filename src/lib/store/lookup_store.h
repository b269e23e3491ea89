/* Answers of other services, kept. */
#ifndef STAGE3E_STORE_LOOKUP_STORE_H
#define STAGE3E_STORE_LOOKUP_STORE_H

#include <time.h>

#include "store/db.h"

struct pool;

/* The answer to an address, if it came after that; NULL else. */
bool store_lookup_find(struct db *db, const char *url, time_t after, const char **answer)
    __attribute__((warn_unused_result));
bool store_lookup_keep(struct db *db, const char *url, const char *answer, time_t now)
    __attribute__((warn_unused_result));

/* A service failed; whether it did so after a time. */
bool store_lookup_failed(struct db *db, const char *service, time_t now)
    __attribute__((warn_unused_result));
bool store_lookup_is_resting(struct db *db, const char *service, time_t after, bool *is_resting)
    __attribute__((warn_unused_result));

#endif
