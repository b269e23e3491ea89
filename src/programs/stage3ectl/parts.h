/* Jobs of many parts: one that the database refuses, today and tomorrow, keeps none of the others
 * from being done. */
#ifndef STAGE3E_STAGE3ECTL_PARTS_H
#define STAGE3E_STAGE3ECTL_PARTS_H

#include <stdbool.h>
#include <stdint.h>

struct db;

/* Notes in the log that a part was left out, and on which statement: what says of which kind it is,
 * id is its number (0: none). False, and nothing, where that is no part's fault, as the database is
 * away, full or locked: the others would fail as well. */
bool part_leave_out(struct db *db, const char *what, uint64_t id)
    __attribute__((warn_unused_result));

/* How many were, in this process: its exit status is that of a failure then. */
unsigned parts_left_out(void);

#endif
