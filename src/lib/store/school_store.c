/* The table school. Its staff is in member_store.c, its pupils and its dates are in
 * school_pupil_store.c. */
#include "store/school_store.h"

#include "store/columns.h"
#include "store/fold.h"

static const struct column school_columns[] = {
    COLUMN(struct school, id, "s.id"),
    COLUMN(struct school, uai, "s.uai"),
    COLUMN(struct school, name, "s.name"),
    COLUMN(struct school, address, "s.address"),
    COLUMN(struct school, postcode, "s.postcode"),
    COLUMN(struct school, town, "s.town"),
    COLUMN(struct school, priority, "s.priority"),
    COLUMN(struct school, phone, "s.phone"),
    COLUMN(struct school, email, "s.email"),
    COLUMN(struct school, website, "s.website"),
    COLUMN(struct school, is_open, "s.is_open"),
    COLUMN(struct school, staff_count,
           "(SELECT COUNT(*) FROM school_member m WHERE m.school_id = s.id)"),
    COLUMN(struct school, pupil_count, "(SELECT COUNT(*) FROM pupil p WHERE p.school_id = s.id)"),
};

static const struct row_type school_row = ROW_TYPE(struct school, school_columns);

bool store_schools_search(struct db *db, const char *text, bool with_closed,
                          struct school **schools, size_t *count, size_t *total)
{
    struct pool *pool = db_pool(db);

    /* Up to four words, each in the name, the UAI, or what its town is or was called, with its
     * postcodes. */
#define HAS_WORD NAME_MATCHES("CONCAT_WS(' ', s.name, s.town, s.uai, s.postcode, t.words)")
#define FOUND                                                                                      \
    "  LEFT JOIN (SELECT n.town,"                                                                  \
    "       GROUP_CONCAT(DISTINCT CONCAT_WS(' ', c.name, a.name, p.postcode) SEPARATOR ' ') words" \
    "          FROM (SELECT name AS town, insee FROM commune UNION"                                \
    "                SELECT name, insee FROM commune_alias WHERE kind = 'former') n"               \
    "          JOIN commune c ON c.insee = n.insee"                                                \
    "          LEFT JOIN commune_alias a ON a.insee = c.insee AND a.kind = 'former'"               \
    "          LEFT JOIN commune_postcode p ON p.insee = c.insee"                                  \
    "         GROUP BY n.town) t ON t.town = s.town"                                               \
    " WHERE (s.is_open OR ?) AND " HAS_WORD " AND " HAS_WORD " AND " HAS_WORD " AND " HAS_WORD
    static const char sql[] = "FROM school s" FOUND " ORDER BY s.town, s.name, s.id LIMIT ?";
    static const char all[] = "SELECT COUNT(*) FROM school s" FOUND;
#undef FOUND
#undef HAS_WORD
    struct db_value values[6] = {db_bool(with_closed), [5] = db_u64(FOUND_MAX)};

    name_words_typed(pool, text, values + 1, 4);
    /* Who looks after them sees the first ones before they search. */
    if (with_closed && *text == '\0')
        values[1] = db_text("%");
    if (!row_number(db, all, values, 5, total))
        return false;
    return row_list(db, &school_row, sql, values, 6, schools, count);
}

bool store_school_find(struct db *db, uint64_t id, struct school *school)
{
    return row_find(db, &school_row, "FROM school s WHERE s.id = ?", DB_VALUES(db_u64(id)), school);
}

bool store_school_set(struct db *db, const struct school *school)
{
    static const char sql[] =
        "UPDATE school SET name = ?, address = ?, postcode = ?, town = ?, priority = ?, phone = ?,"
        "       email = ?, website = ?, is_open = ?"
        " WHERE id = ?";

    return db_run(db, sql,
                  DB_VALUES(db_text(school->name), db_text(school->address),
                            db_text(school->postcode), db_text(school->town),
                            db_text(school->priority), db_text(school->phone),
                            db_text(school->email), db_text(school->website),
                            db_bool(school->is_open), db_u64(school->id)));
}
