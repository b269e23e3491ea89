/* What a school takes away: its pupils and how far each is, their placements for the wall and the
 * secretariat, those without. */
#include <string.h>

#include "base/pool.h"
#include "export/file_table.h"
#include "site/progress.h"
#include "store/member_store.h"

/* The words of the page: labels.xml, "progress". */
static struct sheet_cell progress(const void *row, void *context)
{
    static const char *const words[] = {
        [PROGRESS_ABSENT] = "Pas encore inscrit", [PROGRESS_NOTHING] = "Aucune candidature",
        [PROGRESS_ENDED] = "Sans suite",          [PROGRESS_WAITING] = "En attente",
        [PROGRESS_ACCEPTED] = "À confirmer",      [PROGRESS_PLACED] = "Stage confirmé",
    };

    (void)context;
    return sheet_text(words[((const struct pupil_row *)row)->progress]);
}

#define OWN(name, width, member) SHEET_COLUMN(name, width, struct pupil_row, member)
#define PUPIL(name, width, member)                                                                 \
    SHEET_COLUMN_BEHIND(name, width, struct pupil_row, pupil, struct followed, member)
#define PLACEMENT(name, width, member)                                                             \
    SHEET_COLUMN_BEHIND(name, width, struct pupil_row, placement, struct pupil_placement, member)

static const struct sheet_column pupil_columns[] = {
    {PUPIL("CLASSE", 10, class_name)},        {PUPIL("NOM", 22, last_name)},
    {PUPIL("PRENOM", 18, first_name)},        {"SITUATION", 22, .cell = progress},
    {OWN("CANDIDATURES_EN_COURS", 25, live)}, {OWN("CANDIDATURES", 16, total)},
    {PLACEMENT("EMPLOYEUR", 36, employer)},   {PLACEMENT("DEBUT_STAGE", 15, first)},
    {PLACEMENT("FIN_STAGE", 14, last)},       {NULL},
};

static const struct sheet_column placement_columns[] = {
    {PUPIL("CLASSE", 10, class_name)},
    {PUPIL("NOM", 24, last_name)},
    {PUPIL("PRENOM", 20, first_name)},
    {PLACEMENT("EMPLOYEUR", 44, employer)},
    {PLACEMENT("DEBUT_STAGE", 15, first)},
    {PLACEMENT("FIN_STAGE", 14, last)},
    {NULL},
};

static const struct sheet_column without_columns[] = {
    {PUPIL("CLASSE", 10, class_name)},
    {PUPIL("NOM", 24, last_name)},
    {PUPIL("PRENOM", 20, first_name)},
    {"SITUATION", 24, .cell = progress},
    {OWN("CANDIDATURES_EN_COURS", 25, live)},
    {OWN("CANDIDATURES", 16, total)},
    {NULL},
};

static const char *refused(struct file_run *run)
{
    struct school_filter filter;

    return school_filter_read(run->pool, run->query, &filter);
}

/* The pupils that both the query's filter and the file's own status take. */
static bool pupils_find(struct file_run *run, const char *status)
{
    struct school_filter filter, own = {"", "", status};
    struct followed *followed;
    struct pupil_row *rows;
    uint64_t school_id;
    size_t length;
    bool is_head;

    school_filter_read(run->pool, run->query, &filter);
    if (!store_school_of_account(run->db, run->account_id, &school_id, &is_head) ||
        !store_school_followed(run->db, school_id, &followed, &length))
        return false;
    rows = pool_array(run->pool, length + 1, sizeof *rows);
    run->rows = pool_array(run->pool, length + 1, sizeof *run->rows);
    for (size_t i = 0; i < length; i++) {
        rows[run->count] = pupil_row_of(&followed[i]);
        run->rows[run->count] = &rows[run->count];
        run->count += school_filter_takes(run->pool, &filter, &rows[run->count]) &&
                      school_filter_takes(run->pool, &own, &rows[run->count]);
    }
    return true;
}

static bool all_find(struct file_run *run, size_t limit)
{
    (void)limit; /* a school's pupils are few */
    return pupils_find(run, "");
}

static bool placed_find(struct file_run *run, size_t limit)
{
    (void)limit;
    return pupils_find(run, progress_code(PROGRESS_PLACED));
}

static bool without_find(struct file_run *run, size_t limit)
{
    (void)limit;
    return pupils_find(run, "unplaced");
}

static const char *const query[] = {"nom", "classe", "statut", NULL};

const struct file school_files[] = {
    {"eleves", "Élèves du collège", SCHOOL, query, pupil_columns, refused, all_find, rows_read},
    {"stages", "Stages confirmés", SCHOOL, query, placement_columns, refused, placed_find,
     rows_read},
    {"sans-stage", "Élèves sans stage", SCHOOL, query, without_columns, refused, without_find,
     rows_read},
};
const size_t school_file_count = sizeof school_files / sizeof *school_files;
