/* The facts of the declaration of accessibility: one row. */
#ifndef STAGE3E_STORE_ACCESSIBILITY_STORE_H
#define STAGE3E_STORE_ACCESSIBILITY_STORE_H

#include <stdbool.h>

#include "rules/accessibility.h"
#include "store/db.h"

bool store_accessibility_find(struct db *db, struct accessibility *facts)
    __attribute__((warn_unused_result));
bool store_accessibility_set(struct db *db, const struct accessibility *facts)
    __attribute__((warn_unused_result));

#endif
