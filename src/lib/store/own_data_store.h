/* All that the site holds about one person, for the person (RGPD, articles 15 and 20). */
#ifndef STAGE3E_STORE_OWN_DATA_STORE_H
#define STAGE3E_STORE_OWN_DATA_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

struct pool;

/* A list of records, each a JSON object made by the database (JSON_OBJECT), as text. */
struct own_data {
    const char *name; /* "candidatures" */
    const char **records;
    size_t count;
};

/* One list for each kind of record, ended by one without name. */
bool store_own_data(struct db *db, uint64_t account_id, struct own_data **lists)
    __attribute__((warn_unused_result));

#endif
