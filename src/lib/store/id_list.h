/* The numbers of the rows of a long list, in its order: the rows are read later, some at a time. */
#ifndef STAGE3E_STORE_ID_LIST_H
#define STAGE3E_STORE_ID_LIST_H

#include "store/db.h"

struct pool;

struct id_list {
    uint64_t *ids;
    size_t count;
    size_t room;
};

/* Appends the first column of each row; false if rows is NULL. */
bool store_ids_add(struct rows *rows, struct id_list *ids) __attribute__((warn_unused_result));

#endif
