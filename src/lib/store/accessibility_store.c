/* The table accessibility. */
#include "store/accessibility_store.h"

bool store_accessibility_find(struct db *db, struct accessibility *facts)
{
    static const char sql[] =
        "SELECT conformity, auditor, standard, rate, failures, burdens, exempted, technologies,"
        "       environment, pages, contact_email, contact_phone, plan, audited_on"
        "  FROM accessibility";
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);
    const char **texts[] = {&facts->conformity, &facts->auditor,       &facts->standard,
                            &facts->rate,       &facts->failures,      &facts->burdens,
                            &facts->exempted,   &facts->technologies,  &facts->environment,
                            &facts->pages,      &facts->contact_email, &facts->contact_phone,
                            &facts->plan};
    const bool is_there = rows != NULL && row_next(rows);

    *facts = (struct accessibility){0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = is_there ? row_text(rows) : "";
    if (is_there)
        facts->audited_on = row_date(rows);
    return rows != NULL;
}

bool store_accessibility_set(struct db *db, const struct accessibility *facts)
{
    static const char sql[] =
        "UPDATE accessibility SET conformity = ?, audited_on = ?, auditor = ?, standard = ?,"
        "   rate = ?, failures = ?, burdens = ?, exempted = ?, technologies = ?, environment = ?,"
        "   pages = ?, contact_email = ?, contact_phone = ?, plan = ?";

    return db_run(
        db, sql,
        DB_VALUES(db_text(facts->conformity), db_date(facts->audited_on), db_text(facts->auditor),
                  db_text(facts->standard), db_text(facts->rate), db_text(facts->failures),
                  db_text(facts->burdens), db_text(facts->exempted), db_text(facts->technologies),
                  db_text(facts->environment), db_text(facts->pages), db_text(facts->contact_email),
                  db_text(facts->contact_phone), db_text(facts->plan)));
}
