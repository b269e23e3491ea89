/* Memory of libxml2 and libxslt while a request is answered: taken from the request's pool
 * and given back with it, at a fraction of malloc's cost (see doc/performance.md).
 *
 * Only what ends with the request may be made between arena_enter() and arena_leave():
 * stylesheets are compiled, and the libraries set up, outside. */
#ifndef STAGE3E_PAGE_ARENA_H
#define STAGE3E_PAGE_ARENA_H

struct pool;

/* Installs the hooks and sets the libraries up. Once, before any other use of libxml2. */
void arena_open(void);

void arena_enter(struct pool *pool);

/* Afterwards nothing may use what libxml2 or libxslt made since arena_enter(). */
void arena_leave(void);

#endif
