/* The pictures on pages. */
#ifndef STAGE3E_STORE_EDITORIAL_PICTURE_STORE_H
#define STAGE3E_STORE_EDITORIAL_PICTURE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct db;

/* Keeps a picture; one of that name is the same. */
bool store_picture_add(struct db *db, const char *name, const void *bytes, size_t size, time_t now)
    __attribute__((warn_unused_result));

/* size 0: there is none of that name. */
bool store_picture_find(struct db *db, const char *name, const char **bytes, size_t *size)
    __attribute__((warn_unused_result));

#endif
