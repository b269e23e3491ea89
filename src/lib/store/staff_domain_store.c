/* The table staff_domain. */
#include "store/staff_domain_store.h"

#include "store/columns.h"

bool store_staff_domains(struct db *db, const char ***domains, size_t *count)
{
    return row_names(db_select(db, "SELECT domain FROM staff_domain ORDER BY domain", DB_NO_VALUES),
                     domains, count);
}

bool store_staff_domains_set(struct db *db, const char *const *domains, size_t count)
{
    static const char add[] = "INSERT IGNORE INTO staff_domain (domain) VALUES (?)";
    bool is_done = db_run(db, "DELETE FROM staff_domain", DB_NO_VALUES);

    for (size_t i = 0; is_done && i < count; i++)
        is_done = db_run(db, add, DB_VALUES(db_text(domains[i])));
    return is_done;
}

bool store_staff_domain_is_known(struct db *db, uint64_t school_id, const char *email,
                                 bool *is_known)
{
    /* "https://www.clg.example/page" has the domain "clg.example". */
    static const char sql[] =
        "SELECT EXISTS (SELECT 1 FROM staff_domain d WHERE ? LIKE CONCAT('%@', d.domain)"
        "                                               OR ? LIKE CONCAT('%@%.', d.domain))"
        "    OR EXISTS (SELECT 1 FROM school s WHERE s.id = ? AND s.website <> ''"
        "                  AND SUBSTRING_INDEX(?, '@', -1) = REGEXP_REPLACE(s.website,"
        "                      '^(https?://)?(www[.])?([^/:]*).*$', '\\\\3'))";
    const struct db_value address = db_text(email);
    struct rows *rows = db_select(db, sql, DB_VALUES(address, address, db_u64(school_id), address));

    *is_known = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}
