/* Reading the figures of /metrics: each by a key, or a count of what is few. */
#include "store/watch_store.h"

static bool waiting_read(struct db *db, struct watch_figures *figures)
{
    struct rows *rows =
        db_select(db,
                  "SELECT (SELECT COUNT(*) FROM search_pending),"
                  "       (SELECT COUNT(*) FROM export_job WHERE state IN ('waiting', 'running')),"
                  "       (SELECT COUNT(*) FROM export_job WHERE state = 'failed'),"
                  "       (SELECT COUNT(*) FROM session WHERE expires_at > UTC_TIMESTAMP())",
                  DB_NO_VALUES);

    if (rows == NULL || !row_next(rows))
        return false;
    figures->index_pending = row_u64(rows);
    figures->exports_waiting = row_u64(rows);
    figures->exports_failed = row_u64(rows);
    figures->sessions = row_u64(rows);
    return true;
}

static bool stock_read(struct db *db, int school_year, struct watch_figures *figures)
{
    struct rows *rows = db_select(db,
                                  "SELECT offers, seats, seats_left, pupils, placed,"
                                  "       (SELECT counted_at FROM statistic_state)"
                                  "  FROM statistic_stock WHERE school_year = ? AND kind = 'all'",
                                  DB_VALUES(db_u64((uint64_t)school_year)));

    if (rows == NULL || !row_next(rows))
        return rows != NULL; /* not counted yet */
    figures->offers = row_u64(rows);
    figures->seats = row_u64(rows);
    figures->seats_left = row_u64(rows);
    figures->pupils = row_u64(rows);
    figures->placed = row_u64(rows);
    figures->counted_at = row_instant(rows);
    return true;
}

static bool applications_read(struct db *db, int school_year, struct watch_figures *figures)
{
    struct rows *rows = db_select(db,
                                  "SELECT SUM(received), SUM(favourable), SUM(refused),"
                                  "       SUM(confirmed)"
                                  "  FROM statistic WHERE school_year = ? AND kind = 'all'",
                                  DB_VALUES(db_u64((uint64_t)school_year)));

    if (rows == NULL || !row_next(rows))
        return false;
    figures->received = row_u64(rows);
    figures->favourable = row_u64(rows);
    figures->refused = row_u64(rows);
    figures->confirmed = row_u64(rows);
    return true;
}

bool store_watch_figures(struct db *db, int school_year, struct watch_figures *figures)
{
    *figures = (struct watch_figures){0};
    return db_health(db, &figures->may_write) && store_outbox_figures(db, &figures->outbox) &&
           store_jobs_done(db, figures->jobs_done_at) && waiting_read(db, figures) &&
           stock_read(db, school_year, figures) && applications_read(db, school_year, figures);
}
