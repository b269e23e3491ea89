/* The e-mail domains of academies and schools. */
#ifndef STAGE3E_STORE_STAFF_DOMAIN_STORE_H
#define STAGE3E_STORE_STAFF_DOMAIN_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

/* The e-mail domains of academies and schools, in order; and all of them anew, for use in a
 * transaction. */
bool store_staff_domains(struct db *db, const char ***domains, size_t *count)
    __attribute__((warn_unused_result));

bool store_staff_domains_set(struct db *db, const char *const *domains, size_t count)
    __attribute__((warn_unused_result));

/* Whether an address is of the school's own web site or of a domain of staff_domain, so that its
 * head alone may invite it. */
bool store_staff_domain_is_known(struct db *db, uint64_t school_id, const char *email,
                                 bool *is_known) __attribute__((warn_unused_result));

#endif
