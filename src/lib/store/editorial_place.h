/* Where the pages of advice and the other texts stand: new ones, their order and section, those
 * that are withdrawn. */
#ifndef STAGE3E_STORE_EDITORIAL_PLACE_H
#define STAGE3E_STORE_EDITORIAL_PLACE_H

#include "store/editorial_store.h"

enum { EDITORIAL_SLUG_MAX = 60 };

/* Makes a page without a text at the end of a section, within a transaction: slug is the last part
 * of its address, with a number added where another has it or had it. */
bool store_editorial_make(struct db *db, const char *section, const char *slug, uint64_t *id)
    __attribute__((warn_unused_result));

/* Puts a page behind another of a section, or first (after: 0), within a transaction. Its former
 * address leads to the new one. *is_done is false, and nothing changed, where the section has a
 * page of that name or no page "after". */
bool store_editorial_move(struct db *db, uint64_t id, const char *section, uint64_t after,
                          bool *is_done) __attribute__((warn_unused_result));

/* Shows a page no more, or again. */
bool store_editorial_withdraw(struct db *db, uint64_t id, bool is_withdrawn, time_t now)
    __attribute__((warn_unused_result));

/* Where a page is that was at an address before; its slug is NULL if none was. */
bool store_editorial_moved(struct db *db, const char *section, const char *slug,
                           struct editorial *page) __attribute__((warn_unused_result));

#endif
