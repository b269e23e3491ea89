/* Tables of what is typed, and what a reader of rules keeps of it. */
#ifndef STAGE3E_T_READING_H
#define STAGE3E_T_READING_H

#include "unit.h"

struct reading {
    const char *typed;
    const char *kept; /* NULL: refused */
};

typedef bool (*reader)(struct pool *pool, const char *typed, const char **kept);

static inline void check(struct pool *pool, reader read, const struct reading *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *kept = "";
        const bool is_good = read(pool, cases[i].typed, &kept);

        if (is_good != (cases[i].kept != NULL) || (is_good && strcmp(kept, cases[i].kept) != 0))
            fail_msg("\"%s\" gave \"%s\"", cases[i].typed, is_good ? kept : "(refused)");
    }
}

#define CHECK(state, read, cases) check(*(state), read, cases, COUNT_OF(cases))

#endif
