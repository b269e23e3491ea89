/* Employers, schools, accounts, pupils without a placement, for the lists that are taken away. */
#include "store/directory_store.h"

#include "base/pool.h"
#include "store/fold.h"

static void employer_read(struct rows *rows, struct directory_row *row)
{
    row->name = row_text(rows);
    row->activity = row_text(rows);
    row->code = row_text(rows);
    row->address = row_text(rows);
    row->postcode = row_text(rows);
    row->town = row_text(rows);
    row->members = row_unsigned(rows);
    row->offers = row_unsigned(rows);
    row->created_at = row_instant(rows);
}

static void school_read(struct rows *rows, struct directory_row *row)
{
    row->name = row_text(rows);
    row->code = row_text(rows);
    row->address = row_text(rows);
    row->postcode = row_text(rows);
    row->town = row_text(rows);
    row->priority = row_text(rows);
    row->phone = row_text(rows);
    row->email = row_text(rows);
    row->is_open = row_bool(rows);
    row->members = row_unsigned(rows);
    row->pupils = row_unsigned(rows);
    row->placed = row_unsigned(rows);
}

static void account_read(struct rows *rows, struct directory_row *row)
{
    row->role = row_unsigned(rows);
    row->state = row_unsigned(rows);
    row->email = row_text(rows);
    row->last_name = row_text(rows);
    row->first_name = row_text(rows);
    row->created_at = row_instant(rows);
    row->activated_at = row_instant(rows);
    row->signed_in_at = row_instant(rows);
}

static void unplaced_read(struct rows *rows, struct directory_row *row)
{
    row->name = row_text(rows);
    row->town = row_text(rows);
    row->priority = row_text(rows);
    row->class_name = row_text(rows);
    row->last_name = row_text(rows);
    row->first_name = row_text(rows);
    row->email = row_text(rows);
    row->applications = row_unsigned(rows);
    row->live = row_unsigned(rows);
}

/* A list: its numbers in order, what they bind, its rows by number, and how one is read. */
struct list {
    const char *ids;
    const char *bound; /* a letter a value, see filter_values() */
    const char *rows;
    void (*read)(struct rows *rows, struct directory_row *row);
};

#define CREATED(column) " AND (? IS NULL OR " column " >= ?) AND (? IS NULL OR " column " < ?)"
#define SCHOOL_WORD     NAME_MATCHES("CONCAT_WS(' ', s.name, s.town, s.uai)")
#define IN_SCHOOL                                                                                  \
    "(? = '' OR (" SCHOOL_WORD " AND " SCHOOL_WORD " AND " SCHOOL_WORD " AND " SCHOOL_WORD "))"
#define IS_PLACED                                                                                  \
    "EXISTS (SELECT 1 FROM application a"                                                          \
    "         WHERE a.pupil_id = p.account_id AND a.is_confirmed IS NOT NULL)"

/* The names as the pages search them. */
#define EMPLOYER_IDS                                                                               \
    "SELECT e.id FROM employer e"                                                                  \
    " WHERE (? = '' OR " NAME_MATCHES("e.name") " OR " SIRET_BEGINS("e.siret") ")" CREATED(        \
        "e.created_at") " ORDER BY e.name, e.id LIMIT ?"
#define SCHOOL_IDS                                                                                 \
    "SELECT s.id FROM school s WHERE " IN_SCHOOL " ORDER BY s.town, s.name, s.id LIMIT ?"
#define ACCOUNT_IDS                                                                                                                     \
    "SELECT c.id FROM account c"                                                                                                        \
    " WHERE (? = '' OR LOCATE(?, c.email)"                                                                                              \
    "        OR " NAME_MATCHES(                                                                                                         \
        "CONCAT(c.first_name, ' ', c.last_name, ' ', c.first_name)") ")"                                                                \
                                                                     "   AND (? = 0 OR c.role = ?) AND (? = 0 OR c.state = ?)" CREATED( \
                                                                         "c.created_at") " ORDER BY c.id DESC LIMIT ?"
#define UNPLACED_IDS                                                                               \
    "SELECT p.account_id FROM pupil p JOIN account c ON c.id = p.account_id"                       \
    "       JOIN school s ON s.id = p.school_id"                                                   \
    " WHERE c.state = 'active' AND " IN_SCHOOL CREATED(                                            \
        "c.created_at") " AND NOT " IS_PLACED                                                      \
                        " ORDER BY s.town, s.name, p.class, c.last_name, c.first_name, c.id LIMIT ?"

static const struct list lists[] = {
    [DIRECTORY_EMPLOYERS] =
        {EMPLOYER_IDS, "tnddffuul",
         "SELECT e.id, e.name, e.activity, e.siret, e.address, e.postcode, e.town,"
         "       (SELECT COUNT(*) FROM employer_member m WHERE m.employer_id = e.id),"
         "       (SELECT COUNT(*) FROM offer o WHERE o.employer_id = e.id), e.created_at"
         "  FROM employer e WHERE e.id IN ",
         employer_read},
    [DIRECTORY_SCHOOLS] =
        {SCHOOL_IDS, "twl",
         "SELECT s.id, s.name, s.uai, s.address, s.postcode, s.town, s.priority, s.phone, s.email,"
         "       s.is_open, (SELECT COUNT(*) FROM school_member m WHERE m.school_id = s.id),"
         "       (SELECT COUNT(*) FROM pupil p JOIN account c ON c.id = p.account_id"
         "         WHERE p.school_id = s.id AND c.state = 'active'),"
         "       (SELECT COUNT(DISTINCT p.account_id) FROM pupil p"
         "               JOIN account c ON c.id = p.account_id"
         "               JOIN application a ON a.pupil_id = p.account_id"
         "         WHERE p.school_id = s.id AND c.state = 'active' AND a.is_confirmed IS NOT NULL)"
         "  FROM school s WHERE s.id IN ",
         school_read},
    [DIRECTORY_ACCOUNTS] =
        {ACCOUNT_IDS, "ttnrrssffuul",
         "SELECT c.id, c.role + 0, c.state + 0, c.email, c.last_name, c.first_name, c.created_at,"
         "       c.activated_at, c.signed_in_at"
         "  FROM account c WHERE c.id IN ",
         account_read},
    [DIRECTORY_UNPLACED] =
        {UNPLACED_IDS, "twffuul",
         "SELECT p.account_id, s.name, s.town, s.priority, p.class, c.last_name, c.first_name,"
         "       c.email, (SELECT COUNT(*) FROM application a WHERE a.pupil_id = p.account_id),"
         "       (SELECT COUNT(a.is_live) FROM application a WHERE a.pupil_id = p.account_id)"
         "  FROM pupil p JOIN account c ON c.id = p.account_id JOIN school s ON s.id = p.school_id"
         " WHERE p.account_id IN ",
         unplaced_read},
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
    struct pool *pool = db_pool(db);
    const struct list *of = &lists[directory];
    struct db_value values[DB_LIST_MAX];
    struct rows *rows;

    for (size_t i = 0; i < id_count; i++)
        values[i] = db_u64(ids[i]);
    rows = db_select_list(db, of->rows, "", values, id_count);
    *list = pool_array(pool, id_count, sizeof **list);
    *count = 0;
    while (rows != NULL && *count < id_count && row_next(rows)) {
        struct directory_row *row = &(*list)[(*count)++];

        row->id = row_u64(rows);
        of->read(rows, row);
    }
    return rows != NULL;
}
