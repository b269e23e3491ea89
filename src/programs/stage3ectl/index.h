/* Keeping the search's index, as commands do it. */
#ifndef STAGE3E_STAGE3ECTL_INDEX_H
#define STAGE3E_STAGE3ECTL_INDEX_H

#include <stdbool.h>

#include "base/date.h"

struct db;

/* Takes all pending changes into the index, some at a time; says their number. */
bool index_update(struct db *db, struct date today);

#endif
