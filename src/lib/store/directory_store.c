/* Employers, schools, accounts, pupils without a placement, for the lists that are taken away. */
#include "store/directory_store.h"

#include "store/columns.h"
#include "store/fold.h"

static const struct column employer_columns[] = {
    COLUMN(struct directory_row, id, "e.id"),
    COLUMN(struct directory_row, name, "e.name"),
    COLUMN(struct directory_row, activity, "e.activity"),
    COLUMN(struct directory_row, code, "e.siret"),
    COLUMN(struct directory_row, address, "e.address"),
    COLUMN(struct directory_row, postcode, "e.postcode"),
    COLUMN(struct directory_row, town, "e.town"),
    COLUMN(struct directory_row, members,
           "(SELECT COUNT(*) FROM employer_member m WHERE m.employer_id = e.id)"),
    COLUMN(struct directory_row, offers,
           "(SELECT COUNT(*) FROM offer o WHERE o.employer_id = e.id)"),
    COLUMN(struct directory_row, created_at, "e.created_at"),
};
static const struct row_type employer_row = ROW_TYPE(struct directory_row, employer_columns);

static const struct column school_columns[] = {
    COLUMN(struct directory_row, id, "s.id"),
    COLUMN(struct directory_row, name, "s.name"),
    COLUMN(struct directory_row, code, "s.uai"),
    COLUMN(struct directory_row, address, "s.address"),
    COLUMN(struct directory_row, postcode, "s.postcode"),
    COLUMN(struct directory_row, town, "s.town"),
    COLUMN(struct directory_row, priority, "s.priority"),
    COLUMN(struct directory_row, phone, "s.phone"),
    COLUMN(struct directory_row, email, "s.email"),
    COLUMN(struct directory_row, is_open, "s.is_open"),
    COLUMN(struct directory_row, members,
           "(SELECT COUNT(*) FROM school_member m WHERE m.school_id = s.id)"),
    COLUMN(struct directory_row, pupils,
           "(SELECT COUNT(*) FROM pupil p JOIN account c ON c.id = p.account_id"
           "  WHERE p.school_id = s.id AND c.state = 'active')"),
    COLUMN(struct directory_row, placed,
           "(SELECT COUNT(DISTINCT p.account_id) FROM pupil p"
           "         JOIN account c ON c.id = p.account_id"
           "         JOIN application a ON a.pupil_id = p.account_id"
           "  WHERE p.school_id = s.id AND c.state = 'active' AND a.is_confirmed IS NOT NULL)"),
};
static const struct row_type school_row = ROW_TYPE(struct directory_row, school_columns);

static const struct column account_columns[] = {
    COLUMN(struct directory_row, id, "c.id"),
    COLUMN(struct directory_row, role, "c.role + 0"),
    COLUMN(struct directory_row, state, "c.state + 0"),
    COLUMN(struct directory_row, email, "c.email"),
    COLUMN(struct directory_row, last_name, "c.last_name"),
    COLUMN(struct directory_row, first_name, "c.first_name"),
    COLUMN(struct directory_row, created_at, "c.created_at"),
    COLUMN(struct directory_row, activated_at, "c.activated_at"),
    COLUMN(struct directory_row, signed_in_at, "c.signed_in_at"),
};
static const struct row_type account_row = ROW_TYPE(struct directory_row, account_columns);

static const struct column unplaced_columns[] = {
    COLUMN(struct directory_row, id, "p.account_id"),
    COLUMN(struct directory_row, name, "s.name"),
    COLUMN(struct directory_row, town, "s.town"),
    COLUMN(struct directory_row, priority, "s.priority"),
    COLUMN(struct directory_row, class_name, "p.class"),
    COLUMN(struct directory_row, last_name, "c.last_name"),
    COLUMN(struct directory_row, first_name, "c.first_name"),
    COLUMN(struct directory_row, email, "c.email"),
    COLUMN(struct directory_row, applications,
           "(SELECT COUNT(*) FROM application a WHERE a.pupil_id = p.account_id)"),
    COLUMN(struct directory_row, live,
           "(SELECT COUNT(a.is_live) FROM application a WHERE a.pupil_id = p.account_id)"),
};
static const struct row_type unplaced_row = ROW_TYPE(struct directory_row, unplaced_columns);

/* A list: its numbers in order, what they bind, its rows by number. */
struct list {
    const char *ids;
    const char *bound; /* a letter a value, see filter_values() */
    const struct row_type *type;
    const char *rest;
};

#define CREATED(column) " AND (? IS NULL OR " column " >= ?) AND (? IS NULL OR " column " < ?)"
#define SCHOOL_WORD     NAME_MATCHES("CONCAT_WS(' ', s.name, s.town, s.uai)")
#define IN_SCHOOL                                                                                  \
    "(? = '' OR (" SCHOOL_WORD " AND " SCHOOL_WORD " AND " SCHOOL_WORD " AND " SCHOOL_WORD "))"
#define IS_PLACED                                                                                  \
    "EXISTS (SELECT 1 FROM application a"                                                          \
    "         WHERE a.pupil_id = p.account_id AND a.is_confirmed IS NOT NULL)"

#define EMPLOYER_NAME    NAME_MATCHES("e.name")
#define EMPLOYER_SIRET   SIRET_BEGINS("e.siret")
#define EMPLOYER_CREATED CREATED("e.created_at")
#define ACCOUNT_NAME     NAME_MATCHES("CONCAT(c.first_name, ' ', c.last_name, ' ', c.first_name)")
#define ACCOUNT_CREATED  CREATED("c.created_at")

/* The names as the pages search them. */
#define EMPLOYER_IDS                                                                               \
    "SELECT e.id FROM employer e"                                                                  \
    " WHERE (? = '' OR " EMPLOYER_NAME " OR " EMPLOYER_SIRET ")" EMPLOYER_CREATED                  \
    " ORDER BY e.name, e.id LIMIT ?"
#define SCHOOL_IDS                                                                                 \
    "SELECT s.id FROM school s WHERE " IN_SCHOOL " ORDER BY s.town, s.name, s.id LIMIT ?"
#define ACCOUNT_IDS                                                                                \
    "SELECT c.id FROM account c"                                                                   \
    " WHERE (? = '' OR LOCATE(?, c.email) OR " ACCOUNT_NAME ")"                                    \
    "   AND (? = 0 OR c.role = ?) AND (? = 0 OR c.state = ?)" ACCOUNT_CREATED                      \
    " ORDER BY c.id DESC LIMIT ?"
#define UNPLACED_IDS                                                                               \
    "SELECT p.account_id FROM pupil p JOIN account c ON c.id = p.account_id"                       \
    "       JOIN school s ON s.id = p.school_id"                                                   \
    " WHERE c.state = 'active' AND " IN_SCHOOL ACCOUNT_CREATED " AND NOT " IS_PLACED               \
    " ORDER BY s.town, s.name, p.class, c.last_name, c.first_name, c.id LIMIT ?"

static const struct list lists[] = {
    [DIRECTORY_EMPLOYERS] = {EMPLOYER_IDS, "tnddffuul", &employer_row,
                             "FROM employer e WHERE e.id IN "},
    [DIRECTORY_SCHOOLS] = {SCHOOL_IDS, "twl", &school_row, "FROM school s WHERE s.id IN "},
    [DIRECTORY_ACCOUNTS] = {ACCOUNT_IDS, "ttnrrssffuul", &account_row,
                            "FROM account c WHERE c.id IN "},
    [DIRECTORY_UNPLACED] =
        {UNPLACED_IDS, "twffuul", &unplaced_row,
         "FROM pupil p JOIN account c ON c.id = p.account_id JOIN school s ON s.id = p.school_id"
         " WHERE p.account_id IN "},
};

static size_t filter_values(struct pool *pool, const struct directory_filter *filter, size_t limit,
                            const char *bound, struct db_value *values)
{
    size_t count = 0;

    for (; *bound != '\0'; bound++) {
        switch (*bound) {
        case 't': values[count++] = db_text(filter->text); break;
        case 'n': values[count++] = name_typed(pool, filter->text); break;
        case 'd': values[count++] = siret_typed(pool, filter->text); break;
        case 'w':
            name_words_typed(pool, filter->text, values + count, 4);
            count += 4;
            break;
        case 'r': values[count++] = db_u64(filter->role); break;
        case 's': values[count++] = db_u64(filter->state); break;
        case 'f': values[count++] = db_instant(filter->from); break;
        case 'u': values[count++] = db_instant(filter->to); break;
        default: values[count++] = db_u64(limit);
        }
    }
    return count;
}

bool store_directory_ids(struct db *db, enum directory directory,
                         const struct directory_filter *filter, size_t limit, struct id_list *ids)
{
    struct pool *pool = db_pool(db);
    struct db_value values[16];
    const size_t count = filter_values(pool, filter, limit, lists[directory].bound, values);

    return store_ids_add(db_select(db, lists[directory].ids, values, count), ids);
}

bool store_directory_rows(struct db *db, enum directory directory, const uint64_t *ids,
                          size_t id_count, struct directory_row **list, size_t *count)
{
    const struct list *of = &lists[directory];
    struct db_value values[DB_LIST_MAX];

    for (size_t i = 0; i < id_count; i++)
        values[i] = db_u64(ids[i]);
    return row_list_of(row_select_list(db, of->type, of->rest, "", values, id_count), of->type,
                       list, count);
}
