/* GET /metrics: what the site counts, in the text format of Prometheus, version 0.0.4, for a
 * collector at the addresses of [metrics] allow. Counters are those of the programs' files
 * (base/metrics.h), the rest is read from the database; while that is away the counters still come.
 * Names are those that doc/administration.md lists. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/address.h"
#include "base/bytes.h"
#include "base/config.h"
#include "base/metrics.h"
#include "base/pool.h"
#include "pages/pages.h"
#include "rules/statistics.h"
#include "site/page.h"
#include "store/watch_store.h"
#include "web/request.h"

static const char type[] = "text/plain; version=0.0.4; charset=utf-8";

static const char *const programs[] = {"offers", "applications", "accounts", "export", "pages"};
enum { PROGRAMS = sizeof programs / sizeof *programs };

struct telling {
    struct request *request;
    struct bytes text;
    struct metrics_counted of[PROGRAMS]; /* without rows: that program has not counted */
};

static void head_tell(struct telling *telling, const char *name, const char *kind, const char *help)
{
    bytes_add_text(&telling->text,
                   pool_printf(telling->request->pool, "# HELP %s %s\n# TYPE %s %s\n", name, help,
                               name, kind));
}

/* One sample; labels as "a=\"b\"", or "". Our names need no escapes. */
static void sample_tell(struct telling *telling, const char *name, const char *labels, double value)
{
    const bool has_labels = *labels != '\0';

    bytes_add_text(&telling->text,
                   pool_printf(telling->request->pool, "%s%s%s%s %.17g\n", name,
                               has_labels ? "{" : "", labels, has_labels ? "}" : "", value));
}

static void one_tell(struct telling *telling, const char *name, const char *kind, const char *help,
                     double value)
{
    head_tell(telling, name, kind, help);
    sample_tell(telling, name, "", value);
}

static double seconds(uint64_t nanoseconds)
{
    return (double)nanoseconds / 1e9;
}

static uint64_t total(const uint64_t *numbers, size_t count)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += numbers[i];
    return sum;
}

/* Calls tell for each route that was ever asked for. */
static void rows_tell(struct telling *telling, void (*tell)(struct telling *, const char *labels,
                                                            const struct metrics_row *))
{
    for (size_t i = 0; i < PROGRAMS; i++) {
        for (size_t k = 0; k < telling->of[i].count; k++) {
            const struct metrics_row *row = &telling->of[i].rows[k];

            if (total(row->requests, METRICS_CLASSES) > 0)
                tell(telling,
                     pool_printf(telling->request->pool,
                                 "program=\"%s\",method=\"%s\",route=\"%s\"", programs[i],
                                 row->method, row->route),
                     row);
        }
    }
}

static void classes_tell(struct telling *telling, const char *name, const char *labels,
                         const struct metrics_row *row, bool is_time)
{
    static const char *const classes[METRICS_CLASSES] = {"2xx", "3xx", "4xx", "5xx"};

    for (size_t i = 0; i < METRICS_CLASSES; i++)
        sample_tell(telling, name,
                    pool_printf(telling->request->pool, "%s,status=\"%s\"", labels, classes[i]),
                    is_time ? seconds(row->nanoseconds[i]) : (double)row->requests[i]);
}

static void row_requests(struct telling *telling, const char *labels, const struct metrics_row *row)
{
    classes_tell(telling, "stage3e_http_requests_total", labels, row, false);
}

static void row_seconds(struct telling *telling, const char *labels, const struct metrics_row *row)
{
    classes_tell(telling, "stage3e_http_response_seconds_total", labels, row, true);
}

static void row_histogram(struct telling *telling, const char *labels,
                          const struct metrics_row *row)
{
    static const char name[] = "stage3e_http_request_duration_seconds";
    struct pool *pool = telling->request->pool;
    uint64_t sum = 0;

    for (size_t i = 0; i <= METRICS_LIMITS; i++) {
        const char *limit =
            i < METRICS_LIMITS ? pool_printf(pool, "%g", metrics_limits[i]) : "+Inf";

        sum += row->buckets[i];
        sample_tell(telling, pool_printf(pool, "%s_bucket", name),
                    pool_printf(pool, "%s,le=\"%s\"", labels, limit), (double)sum);
    }
    sample_tell(telling, pool_printf(pool, "%s_sum", name), labels,
                seconds(total(row->nanoseconds, METRICS_CLASSES)));
    sample_tell(telling, pool_printf(pool, "%s_count", name), labels, (double)sum);
}

static void requests_tell(struct telling *telling)
{
    head_tell(telling, "stage3e_http_requests_total", "counter",
              "Answers of the programs, by route and class of their status.");
    rows_tell(telling, row_requests);
    head_tell(
        telling, "stage3e_http_response_seconds_total", "counter",
        "Seconds that these answers took, from the request to the last byte for the web server.");
    rows_tell(telling, row_seconds);
    head_tell(telling, "stage3e_http_request_duration_seconds", "histogram",
              "How long answers took, by route.");
    rows_tell(telling, row_histogram);
}

/* What each program counts; those of one name stand together. */
static const struct {
    enum metric metric;
    const char *name, *labels, *help; /* help: only with the first of a name */
} counters[] = {
    {METRIC_STARTS, "stage3e_worker_starts_total", "", "Workers that began."},
    {METRIC_STATEMENTS, "stage3e_database_statements_total", "",
     "Statements that the database was asked to run."},
    {METRIC_DB_NANOSECONDS, "stage3e_database_wait_seconds_total", "",
     "Seconds that workers waited for the database."},
    {METRIC_CONNECTIONS, "stage3e_database_connections_total", "",
     "Connections opened to the database."},
    {METRIC_CONFLICTS, "stage3e_database_conflicts_total", "",
     "Deadlocks, and locks that did not come in time."},
    {METRIC_RETRIES, "stage3e_database_retries_total", "",
     "Statements and transactions that were run again."},
    {METRIC_DB_ERRORS, "stage3e_database_errors_total", "",
     "Connections and statements that failed, conflicts apart."},
    {METRIC_LOG_WARNINGS, "stage3e_log_lines_total", ",level=\"warning\"",
     "Lines of the log, by level."},
    {METRIC_LOG_ERRORS, "stage3e_log_lines_total", ",level=\"error\"", NULL},
    {METRIC_SIGNED_IN, "stage3e_sign_ins_total", ",result=\"signed-in\"",
     "Tries to sign in, by what came of them."},
    {METRIC_SIGN_IN_FAILED, "stage3e_sign_ins_total", ",result=\"failed\"", NULL},
    {METRIC_LOCKED_OUT, "stage3e_sign_ins_total", ",result=\"locked-out\"", NULL},
    {METRIC_CODE_FAILED, "stage3e_sign_ins_total", ",result=\"code-failed\"", NULL},
    {METRIC_CODE_LOCKED_OUT, "stage3e_sign_ins_total", ",result=\"code-locked-out\"", NULL},
    {METRIC_MAIL_LIMITS, "stage3e_mail_limits_total", "",
     "Visitors who were told to come back later, as the site had written enough for them."},
};

static void counters_tell(struct telling *telling)
{
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++) {
        if (counters[i].help != NULL)
            head_tell(telling, counters[i].name, "counter", counters[i].help);
        for (size_t k = 0; k < PROGRAMS; k++) {
            if (telling->of[k].count > 0)
                sample_tell(telling, counters[i].name,
                            pool_printf(telling->request->pool, "program=\"%s\"%s", programs[k],
                                        counters[i].labels),
                            (double)telling->of[k].counters[counters[i].metric]);
        }
    }
}

static void since_tell(struct telling *telling)
{
    head_tell(telling, "stage3e_counting_since_timestamp_seconds", "gauge",
              "When the counters of a program began at zero.");
    for (size_t k = 0; k < PROGRAMS; k++) {
        if (telling->of[k].count > 0)
            sample_tell(telling, "stage3e_counting_since_timestamp_seconds",
                        pool_printf(telling->request->pool, "program=\"%s\"", programs[k]),
                        (double)telling->of[k].since);
    }
}

static void jobs_tell(struct telling *telling, const struct watch_figures *figures)
{
    static const char *const names[] = {"stage3e_job_last_success_timestamp_seconds",
                                        "stage3e_job_longest_pause_seconds"};
    struct request *request = telling->request;

    for (size_t what = 0; what < 2; what++) {
        head_tell(
            telling, names[what], "gauge",
            what == 0
                ? "When each job last ended well; of one that never did: since when it is awaited."
                : "How long it may be since; longer, and something is wrong.");
        for (size_t i = 0; i < JOBS; i++) {
            if (job_is_expected(request->config, &jobs[i]))
                sample_tell(telling, names[what],
                            pool_printf(request->pool, "job_name=\"%s\"", jobs[i].name),
                            what == 0 ? (double)figures->jobs_done_at[i]
                                      : (double)jobs[i].minutes * 60);
        }
    }
}

static void outbox_tell(struct telling *telling, const struct outbox_figures *outbox)
{
    static const char messages[] = "stage3e_outbox_messages";

    head_tell(telling, messages, "gauge", "Messages that are not sent.");
    sample_tell(telling, messages, "state=\"due\"", outbox->due);
    sample_tell(telling, messages, "state=\"later\"", outbox->later);
    sample_tell(telling, messages, "state=\"failed\"", outbox->failed);
    one_tell(telling, "stage3e_outbox_oldest_due_seconds", "gauge",
             "How long the oldest of those due could have gone.", (double)outbox->oldest_s);
    one_tell(telling, "stage3e_outbox_failed_last_day", "gauge",
             "Messages given up since yesterday.", outbox->failed_day);
    one_tell(telling, "stage3e_sms_sent_this_month", "gauge", "SMS sent since the month began.",
             outbox->sms_month);
    one_tell(telling, "stage3e_sms_lost_this_month", "gauge",
             "Those of them of which the gateway says that they did not arrive.", outbox->sms_lost);
    one_tell(telling, "stage3e_sms_monthly_max", "gauge", "SMS that may be sent a month.",
             telling->request->config->sms.monthly_max);
}

static void stock_tell(struct telling *telling, const struct watch_figures *figures)
{
    static const char applications[] = "stage3e_applications";

    one_tell(telling, "stage3e_offers", "gauge", "Offers of the school year.",
             (double)figures->offers);
    one_tell(telling, "stage3e_seats", "gauge", "Seats of these offers.", (double)figures->seats);
    one_tell(telling, "stage3e_seats_left", "gauge", "Seats that nobody has taken.",
             (double)figures->seats_left);
    one_tell(telling, "stage3e_pupils", "gauge", "Pupils of the school year.",
             (double)figures->pupils);
    one_tell(telling, "stage3e_pupils_placed", "gauge", "Pupils with a placement.",
             (double)figures->placed);
    head_tell(telling, applications, "gauge",
              "Applications of the school year: all of them, accepted, refused, confirmed ones.");
    sample_tell(telling, applications, "what=\"received\"", (double)figures->received);
    sample_tell(telling, applications, "what=\"favourable\"", (double)figures->favourable);
    sample_tell(telling, applications, "what=\"refused\"", (double)figures->refused);
    sample_tell(telling, applications, "what=\"confirmed\"", (double)figures->confirmed);
    one_tell(telling, "stage3e_statistics_counted_timestamp_seconds", "gauge",
             "When offers, seats and pupils were counted; 0: never.", (double)figures->counted_at);
}

static void database_tell(struct telling *telling)
{
    struct request *request = telling->request;
    struct watch_figures figures;
    const bool is_up = store_watch_figures(request->db, school_year_of(request->today), &figures);

    one_tell(telling, "stage3e_database_up", "gauge", "1 if the database answers.", is_up);
    if (!is_up)
        return;
    one_tell(telling, "stage3e_database_writable", "gauge",
             "1 if the database is not set to read only.", figures.may_write);
    outbox_tell(telling, &figures.outbox);
    jobs_tell(telling, &figures);
    one_tell(telling, "stage3e_search_pending_changes", "gauge",
             "Changes of offers that the search's index has not taken in.",
             (double)figures.index_pending);
    one_tell(telling, "stage3e_exports_waiting", "gauge", "Long files that are not made yet.",
             (double)figures.exports_waiting);
    one_tell(telling, "stage3e_exports_failed", "gauge", "Long files that could not be made.",
             (double)figures.exports_failed);
    one_tell(telling, "stage3e_sessions", "gauge", "Sessions that have not ended.",
             (double)figures.sessions);
    stock_tell(telling, &figures);
}

/* GET /metrics */
bool metrics_show(struct request *request)
{
    struct telling telling = {.request = request, .text = {.pool = request->pool}};
    const struct config *config = request->config;

    if (request->is_forwarded || !address_is_in(request->remote_address, config->metrics.allow)) {
        page_error(request, 404, "not-found");
        return true;
    }
    for (size_t i = 0; i < PROGRAMS; i++) {
        if (!metrics_read(request->pool, config->metrics.directory, config->database.name,
                          programs[i], &telling.of[i]))
            telling.of[i].count = 0;
    }
    head_tell(&telling, "stage3e_build_info", "gauge", "The version of the site.");
    sample_tell(&telling, "stage3e_build_info", "version=\"" PACKAGE_VERSION "\"", 1);
    requests_tell(&telling);
    counters_tell(&telling);
    since_tell(&telling);
    database_tell(&telling);
    page_private_send(request, type, telling.text.at, telling.text.length);
    return true;
}
