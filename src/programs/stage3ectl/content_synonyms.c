/* stage3ectl content DIRECTORY, the everyday words of the search: recherche/synonymes.csv. What
 * an administrator wrote, changed or removed stays. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/pool.h"
#include "base/table.h"
#include "imports/synonyms.h"
#include "stage3ectl/file.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"

struct adding {
    struct pool *pool;
    struct table table;
    struct domain *domains;
    size_t domain_count;
    time_t now;
    unsigned counts[SYNONYM_RENEWED + 1], waiting;
};

static const char *cell(struct adding *adding, size_t row, const char *column)
{
    const int index = table_column(adding->pool, &adding->table, column);

    return index >= 0 ? adding->table.rows[row].cells[index] : "";
}

static bool all_add(struct db *db, void *argument)
{
    struct adding *adding = argument;

    memset(adding->counts, 0, sizeof adding->counts);
    adding->waiting = 0;
    for (size_t i = 0; i < adding->table.row_count; i++) {
        const struct synonym_text text = {cell(adding, i, "mots"), cell(adding, i, "metiers"),
                                          cell(adding, i, "domaines")};
        struct synonym synonym;
        const char *fault =
            synonym_parse(adding->pool, &text, adding->domains, adding->domain_count, &synonym);
        enum synonym_loaded loaded;

        if (fault != NULL && adding->domain_count == 0) {
            adding->waiting++; /* a new site, before its data */
            continue;
        }
        if (fault != NULL) {
            say_error("synonymes.csv:%zu: %s: left out (%s)", adding->table.rows[i].line,
                      text.words, fault);
            continue;
        }
        if (!store_synonym_load(db, &synonym, adding->now, &loaded))
            return false;
        adding->counts[loaded]++;
    }
    return true;
}

bool content_synonyms_add(struct db *db, const char *directory)
{
    struct pool *pool = db_pool(db);
    struct adding adding = {.pool = pool, .now = time(NULL)};

    if (!table_read(pool, pool_printf(pool, "%s/recherche/synonymes.csv", directory),
                    &adding.table) ||
        !store_domains(db, &adding.domains, &adding.domain_count) ||
        !db_transaction(db, all_add, &adding))
        return false;
    printf("%u everyday words added, %u renewed\n", adding.counts[SYNONYM_ADDED],
           adding.counts[SYNONYM_RENEWED]);
    if (adding.waiting > 0)
        printf("%u are added once there are domains: stage3ectl import domains FILE, then content "
               "again\n",
               adding.waiting);
    return true;
}
