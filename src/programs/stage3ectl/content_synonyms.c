/* stage3ectl content DIRECTORY, the everyday words of the search: recherche/synonymes.csv. What is
 * in the database, changed or removed by an administrator, stays. */
#include <stdio.h>
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
    unsigned added;
};

static const char *cell(struct adding *adding, size_t row, const char *column)
{
    const int index = table_column(adding->pool, &adding->table, column);

    return index >= 0 ? adding->table.rows[row].cells[index] : "";
}

static bool all_add(struct db *db, void *argument)
{
    struct adding *adding = argument;

    adding->added = 0;
    for (size_t i = 0; i < adding->table.row_count; i++) {
        const struct synonym_text text = {cell(adding, i, "mots"), cell(adding, i, "metiers"),
                                          cell(adding, i, "domaines")};
        struct synonym synonym;
        const char *fault =
            synonym_parse(adding->pool, &text, adding->domains, adding->domain_count, &synonym);
        bool is_added = false;

        if (fault != NULL)
            say_error("synonymes.csv:%zu: %s: left out (%s)", adding->table.rows[i].line,
                      text.words, fault);
        else if (!store_synonym_add(db, &synonym, time(NULL), &is_added))
            return false;
        adding->added += is_added;
    }
    return true;
}

bool content_synonyms_add(struct db *db, const char *directory)
{
    struct pool *pool = db_pool(db);
    struct adding adding = {.pool = pool};

    if (!table_read(pool, pool_printf(pool, "%s/recherche/synonymes.csv", directory),
                    &adding.table) ||
        !store_domains(db, &adding.domains, &adding.domain_count) ||
        !db_transaction(db, all_add, &adding))
        return false;
    printf("%u everyday words added\n", adding.added);
    return true;
}
