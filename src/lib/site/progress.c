/* How far the pupils of a school are. */
#include "site/progress.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/same.h"

struct pupil_row pupil_row_of(const struct followed *pupil)
{
    struct pupil_row row = {
        .pupil = pupil,
        .progress = pupil->pupil_id == 0 ? PROGRESS_ABSENT : PROGRESS_NOTHING,
        .placement = pupil->placement,
    };

    for (unsigned i = 0; i < APPLICATION_STATES; i++) {
        const enum application_state state = i;
        const unsigned number = pupil->applications[state];

        row.total += number;
        row.live += application_is_live(state) ? number : 0;
        if (number > 0 && application_progress(state) > row.progress)
            row.progress = application_progress(state);
    }
    return row;
}

/* Last and first name, or the other way round, begin a word as was typed. */
static bool name_takes(struct pool *pool, const char *folded, const struct followed *pupil)
{
    const char *names =
        pool_printf(pool, " %s %s %s", pupil->last_name, pupil->first_name, pupil->last_name);

    return strstr(pool_printf(pool, " %s", text_fold(pool, names)),
                  pool_printf(pool, " %s", folded)) != NULL;
}

bool school_filter_takes(struct pool *pool, const struct school_filter *filter,
                         const struct pupil_row *row)
{
    if (!text_is_empty(filter->name) && !name_takes(pool, filter->name, row->pupil))
        return false;
    if (!text_is_empty(filter->class_name) &&
        strcmp(filter->class_name, row->pupil->class_name) != 0)
        return false;
    if (strcmp(filter->status, "unplaced") == 0)
        return row->progress != PROGRESS_PLACED;
    return text_is_empty(filter->status) ||
           strcmp(filter->status, progress_code(row->progress)) == 0;
}

static bool status_is_known(const char *status)
{
    if (text_is_empty(status) || strcmp(status, "unplaced") == 0)
        return true;
    for (enum progress i = 0; i < PROGRESSES; i++) {
        if (strcmp(status, progress_code(i)) == 0)
            return true;
    }
    return false;
}

const char *school_filter_read(struct pool *pool, const struct form *query,
                               struct school_filter *filter)
{
    *filter = (struct school_filter){
        .name = text_trim(pool, text_fold(pool, form_value(query, "nom")), TEXT_ONE_LINE),
        .class_name = class_written(pool, form_value(query, "classe")),
        .status = text_trim(pool, form_value(query, "statut"), TEXT_ONE_LINE),
    };
    return status_is_known(filter->status) ? NULL : "statut";
}
