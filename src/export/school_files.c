/* What a school takes away: its pupils and how far each is, their placements for the wall and the
 * secretariat, those without. */
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "export/files.h"
#include "site/progress.h"
#include "store/organisation_store.h"

#define CELL(name) static struct sheet_cell name(const void *row, void *context)
#define PUPIL                                                                                      \
    const struct pupil_row *pupil = row;                                                           \
    (void)context

CELL(class_name)
{
    PUPIL;
    return sheet_text(pupil->pupil->class_name);
}

CELL(last_name)
{
    PUPIL;
    return sheet_text(pupil->pupil->last_name);
}

CELL(first_name)
{
    PUPIL;
    return sheet_text(pupil->pupil->first_name);
}

/* The words of the page: labels.xml, "progress". */
CELL(progress)
{
    static const char *const words[] = {
        [PROGRESS_ABSENT] = "Pas encore inscrit", [PROGRESS_NOTHING] = "Aucune candidature",
        [PROGRESS_ENDED] = "Sans suite",          [PROGRESS_WAITING] = "En attente",
        [PROGRESS_ACCEPTED] = "À confirmer",      [PROGRESS_PLACED] = "Stage confirmé",
    };

    PUPIL;
    return sheet_text(words[pupil->progress]);
}

CELL(live)
{
    PUPIL;
    return sheet_number(pupil->live);
}

CELL(total)
{
    PUPIL;
    return sheet_number(pupil->total);
}

CELL(employer)
{
    PUPIL;
    return sheet_text(pupil->placement != NULL ? pupil->placement->employer : "");
}

CELL(first)
{
    PUPIL;
    return sheet_date(pupil->placement != NULL ? pupil->placement->first : (struct date){0});
}

CELL(last)
{
    PUPIL;
    return sheet_date(pupil->placement != NULL ? pupil->placement->last : (struct date){0});
}

static const struct sheet_column pupil_columns[] = {
    {"CLASSE", 10, class_name},
    {"NOM", 22, last_name},
    {"PRENOM", 18, first_name},
    {"SITUATION", 22, progress},
    {"CANDIDATURES_EN_COURS", 25, live},
    {"CANDIDATURES", 16, total},
    {"EMPLOYEUR", 36, employer},
    {"DEBUT_STAGE", 15, first},
    {"FIN_STAGE", 14, last},
    {NULL},
};

static const struct sheet_column placement_columns[] = {
    {"CLASSE", 10, class_name},
    {"NOM", 24, last_name},
    {"PRENOM", 20, first_name},
    {"EMPLOYEUR", 44, employer},
    {"DEBUT_STAGE", 15, first},
    {"FIN_STAGE", 14, last},
    {NULL},
};

static const struct sheet_column without_columns[] = {
    {"CLASSE", 10, class_name},
    {"NOM", 24, last_name},
    {"PRENOM", 20, first_name},
    {"SITUATION", 24, progress},
    {"CANDIDATURES_EN_COURS", 25, live},
    {"CANDIDATURES", 16, total},
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
    struct school_filter filter, own = {"", status};
    struct followed *followed;
    struct pupil_row *rows;
    uint64_t school_id;
    size_t length;
    bool is_head;

    school_filter_read(run->pool, run->query, &filter);
    if (!store_school_of_account(run->db, run->account_id, &school_id, &is_head) ||
        !store_school_followed(run->db, run->pool, school_id, &followed, &length))
        return false;
    rows = pool_array(run->pool, length + 1, sizeof *rows);
    run->rows = pool_array(run->pool, length + 1, sizeof *run->rows);
    for (size_t i = 0, count; i < length; i += count) {
        rows[run->count] = pupil_row_of(&followed[i], length - i, &count);
        run->rows[run->count] = &rows[run->count];
        run->count += school_filter_takes(&filter, &rows[run->count]) &&
                      school_filter_takes(&own, &rows[run->count]);
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

static const char *const query[] = {"classe", "statut", NULL};

const struct file school_files[] = {
    {"eleves", "Suivi des élèves", SCHOOL, query, pupil_columns, refused, all_find, rows_read},
    {"stages", "Stages confirmés", SCHOOL, query, placement_columns, refused, placed_find,
     rows_read},
    {"sans-stage", "Élèves sans stage", SCHOOL, query, without_columns, refused, without_find,
     rows_read},
};
const size_t school_file_count = sizeof school_files / sizeof *school_files;
