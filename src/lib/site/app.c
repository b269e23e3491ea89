/* The life of a worker: configuration, stylesheet, connection, requests. Here a request finds
 * its route, and is let in or not. */
#include "site/app.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/pool.h"
#include "page/arena.h"
#include "page/xml.h"
#include "site/kept.h"
#include "site/page.h"
#include "site/visitor.h"
#include "store/db.h"
#include "store/schema.h"
#include "web/decode.h"
#include "web/response.h"
#include "web/server.h"
#include "web/session.h"

struct app_state {
    const struct app *app;
    size_t row;         /* that counts the request at hand */
    bool is_identified; /* who the visitor is was asked before the body was read */
    bool schema_is_good;
};

/* What a body may have that comes from somebody the route is not for: a form that was typed. */
enum { STRANGER_BODY_LIMIT = 64 * 1024 };

/* /healthz/PROGRAM: 200 if the database answers from its tables and the stylesheet is loaded. One
 * that only reads is said, but pages come from it: nobody is sent away. */
static void health_show(struct request *request)
{
    bool may_write;
    const bool has_database = db_health(request->db, &may_write);
    const bool has_stylesheet = page_stylesheet_is_loaded();
    const char *body = pool_printf(
        request->pool, "{\"database\": \"%s\", \"write\": \"%s\", \"stylesheet\": \"%s\"}\n",
        has_database ? "ok" : "unreachable", may_write ? "yes" : "no",
        has_stylesheet ? "ok" : "missing");

    request->route_pattern = "/healthz";
    response_header(request, "Cache-Control", "no-store");
    response_body(request, has_database && has_stylesheet ? 200 : 503,
                  "application/json; charset=utf-8", body, strlen(body));
}

static bool is_health(const struct app *app, const struct request *request)
{
    return strncmp(request->path, "/healthz/", 9) == 0 &&
           strcmp(request->path + 9, app->program) == 0;
}

/* A path that may be known without its last slash, or without what a sentence left at the end of a
 * copied link. */
static bool moved_without_end(struct request *request)
{
    const char *query = request->target + strcspn(request->target, "?");
    const char *path = path_without_end(request->pool, request->path);

    /* Not "//…", which a browser would take for another host. */
    if (strlen(path) == strlen(request->path) || path[1] == '/')
        return false;
    response_moved(request,
                   pool_printf(request->pool, "%s%s", encode_path(request->pool, path), query));
    return true;
}

static bool is_let_in(const struct route *route, const struct request *request)
{
    return (route->who & SIGNED_IN) == ANYONE || (route->who & request->visitor.role) != 0;
}

/* A file is taken only from whom the route is for: nobody else has a megabyte read, but with a long
 * form. */
static size_t body_limit(struct app_state *state, struct request *request)
{
    const size_t limit = request->route->limit != 0 ? request->route->limit : BODY_LIMIT_DEFAULT;

    if (request->method != POST || (request->route->who & SIGNED_IN) == ANYONE ||
        limit <= STRANGER_BODY_LIMIT || (request->route->who & LONG_FORM) != 0)
        return limit;
    state->is_identified = true;
    if (!visitor_identify(request)) {
        page_failure(request);
        return 0;
    }
    return is_let_in(request->route, request) ? limit : STRANGER_BODY_LIMIT;
}

/* Where the database did not answer when the worker began: nothing is read from one that is too
 * old. */
static bool schema_is_bad(struct app_state *state, struct request *request)
{
    const enum schema_state schema =
        state->schema_is_good ? SCHEMA_GOOD : schema_examine(request->db);

    state->schema_is_good = schema == SCHEMA_GOOD;
    return schema == SCHEMA_OLD;
}

/* The rows of /metrics that are no routes of the table; its routes come after them. */
enum { ROW_NONE, ROW_HEALTH, ROW_ROUTES };

static size_t admit(struct server *server, struct request *request)
{
    struct app_state *state = server->context;
    const char *allow;

    db_pool_use(request->db, request->pool);
    state->is_identified = false;
    request->route_pattern = "";
    if (is_health(state->app, request)) {
        state->row = ROW_HEALTH;
        health_show(request);
        return 0;
    }
    if (schema_is_bad(state, request)) {
        page_error(request, 503, "unavailable");
        return 0;
    }
    switch (route_find(state->app->routes, request, &allow)) {
    case ROUTE_FOUND:
        state->row = ROW_ROUTES + (size_t)(request->route - state->app->routes);
        return body_limit(state, request);
    case ROUTE_OTHER_METHOD:
        response_header(request, "Allow", allow);
        page_error(request, 405, "method");
        return 0;
    case ROUTE_UNKNOWN: break;
    }
    if (request->method != GET || !moved_without_end(request))
        page_error(request, 404, "not-found");
    return 0;
}

/* A form sent after the session's end: nothing is done, but what was typed is kept, under our seal,
 * on a sign-in page, and can be sent from there by the same account (site/kept.h). */
static void session_ended(struct request *request, const struct form_mark *mark)
{
    struct page page = page_begin(request, "session-ended");
    xmlNode *form = page_form(&page, "sign-in", "/connexion");
    struct form values = {0};

    form_add(request->pool, &values, "retour", request->path);
    if (mark->account_id != 0) {
        const struct kept kept = kept_of(request, mark->account_id);

        form_add(request->pool, &values, "kept", kept_seal(request, &kept));
        xml_attribute_bool(page.content, "file", kept.had_file);
    }
    xml_form(form, &values, NULL);
    page_send(&page, 403);
}

/* Not signed in: to sign in, and back. Signed in, but for others: 403. */
static void turn_away(struct request *request, const struct form_mark *mark)
{
    if (request->visitor.role != ANYONE)
        page_error(request, 403, "not-yours");
    else if (request->method == POST)
        session_ended(request, mark);
    else
        response_see_other(request, "/connexion?retour=%s",
                           encode_component(request->pool, request->target));
}

/* A form of ours, made for a cookie that is no more: nothing is done at once, nothing is lost. */
static bool show_again(const struct route *route, struct request *request,
                       const struct form_mark *mark)
{
    if (mark->account_id != 0 && request->visitor.role != ANYONE &&
        mark->account_id != request->visitor.account_id) {
        kept_of_another(request, 403);
        return true;
    }
    if (route->show_again != NULL)
        return route->show_again(request);
    const struct kept kept = kept_of(request, mark->account_id);

    return kept_send(request, &kept);
}

/* What all handlers have in common: where the database failed, they say so by their result. */
static void conclude(struct request *request, bool is_answered)
{
    if (!is_answered && request->response.status == 0)
        page_failure(request);
}

static void answer(struct server *server, struct request *request)
{
    const struct app_state *state = server->context;
    const struct route *route = request->route;
    struct form_mark mark = {FORM_OURS, 0};

    if (!state->is_identified && !visitor_identify(request)) {
        page_failure(request);
        return;
    }
    if (request->method == POST && (route->who & MACHINE) == 0 &&
        ((route->who & ONE_CLICK) == 0 || !session_is_one_click(request)))
        mark = session_form_mark(request);
    route = request->route = route_of_role(request->route, request->visitor.role);
    if (mark.source == FORM_FOREIGN)
        page_error(request, 403, "form-expired");
    else if (!is_let_in(route, request))
        turn_away(request, &mark);
    else if (mark.source == FORM_STALE)
        conclude(request, show_again(route, request, &mark));
    else
        conclude(request, route->handler(request));
}

/* More than a stranger may send, from who is not let in (any more): nothing of it was read. No form
 * is on the answer, for it could be another site's doing, and a form sets a cookie. */
static void turn_away_unread(struct request *request)
{
    page_error(request, 403, request->visitor.role == ANYONE ? "session-ended" : "not-yours");
}

static void refuse(struct server *server, struct request *request, unsigned status)
{
    const struct app_state *state = server->context;
    /* The last one is for any other. */
    static const struct {
        unsigned status, said;
        const char *code;
    } codes[] = {{400, 400, "malformed"},        {405, 405, "method"},    {413, 413, "too-large"},
                 {414, 414, "address-too-long"}, {415, 415, "form-type"}, {429, 429, "too-often"},
                 {431, 400, "malformed"},        {0, 404, "not-found"}};
    size_t i = 0;

    if (request->route_pattern == NULL) { /* not even admitted */
        request->route_pattern = "";
        if (!visitor_identify(request)) /* then the page is that of a stranger */
            request->visitor.role = ANYONE;
    } else if (status == 413 && state->is_identified && !is_let_in(request->route, request)) {
        turn_away_unread(request);
        return;
    }
    while (codes[i].status != 0 && codes[i].status != status)
        i++;
    page_error(request, codes[i].said, codes[i].code);
}

static void request_count(struct server *server, const struct request *request,
                          uint64_t nanoseconds)
{
    struct app_state *state = server->context;

    metrics_request(state->row, request->response.status, nanoseconds);
    state->row = ROW_NONE;
}

static void row_name(struct metrics_row *row, const char *method, const char *route)
{
    snprintf(row->method, sizeof row->method, "%s", method);
    snprintf(row->route, sizeof row->route, "%s", route);
}

/* Without a place to count in, pages come as ever. */
static void counting_begin(const struct app *app, const struct config *config)
{
    struct pool *pool = pool_open();
    size_t count = 0;
    struct metrics_row *rows;

    while (app->routes[count].pattern != NULL)
        count++;
    rows = pool_array(pool, ROW_ROUTES + count, sizeof *rows);
    row_name(&rows[ROW_NONE], "any", "none");
    row_name(&rows[ROW_HEALTH], "GET", "/healthz");
    for (size_t i = 0; i < count; i++)
        row_name(&rows[ROW_ROUTES + i], app->routes[i].method == POST ? "POST" : "GET",
                 app->routes[i].pattern);
    if (!metrics_open(config->metrics.directory, config->database.name, app->program, rows,
                      ROW_ROUTES + count))
        log_event(LOG_LEVEL_WARNING, "metrics", "message",
                  "nothing is counted: [metrics] directory cannot be written", NULL);
    metrics_add(METRIC_STARTS, 1);
    pool_close(pool);
}

static int routes_print(const struct app *app)
{
    static const struct {
        enum role role;
        const char *name;
    } roles[] = {
        {PUPIL, " pupil"}, {EMPLOYER, " employer"}, {SCHOOL, " school"}, {ADMIN, " admin"}};

    for (const struct route *route = app->routes; route->pattern != NULL; route++) {
        enum role who = route->who;

        /* Rows for a role each are one. */
        while (route[1].pattern != NULL && route[1].method == route->method &&
               strcmp(route[1].pattern, route->pattern) == 0)
            who |= (++route)->who;
        printf("%s %s", route->method == POST ? "POST" : "GET", route->pattern);
        for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
            if ((who & roles[i].role) != 0)
                fputs(roles[i].name, stdout);
        }
        puts("");
    }
    return EXIT_SUCCESS;
}

/* The C library learns from one large block to keep as much for ever; here what is large goes back
 * at once, but for what a program says that it needs again. */
static void heap_limit(size_t block_kept)
{
    enum { LARGE = 1024 * 1024, KEPT_ON_TOP = 8 * 1024 * 1024 };

    mallopt(M_MMAP_THRESHOLD, (int)(LARGE + block_kept));
    mallopt(M_TRIM_THRESHOLD, (int)(KEPT_ON_TOP + block_kept));
}

int app_run(const struct app *app, int count, char *const *arguments)
{
    struct app_state state = {.app = app};
    struct server server = {.context = &state,
                            .admit = admit,
                            .answer = answer,
                            .refuse = refuse,
                            .note = request_count};
    enum schema_state schema;
    int status;

    if (count == 2 && strcmp(arguments[1], "--routes") == 0)
        return routes_print(app);
    heap_limit(app->block_kept);
    log_open(app->program);
    arena_open();
    server.config = config_open(app->program);
    if (server.config == NULL || !page_stylesheet_open(server.config, app->stylesheet))
        return EXIT_FAILURE;
    if (!config_has_secret(server.config)) {
        log_event(LOG_LEVEL_ERROR, "configuration", "message",
                  "[web] secret_file is empty: without a secret anybody could sign in our name",
                  NULL);
        return EXIT_FAILURE;
    }
    counting_begin(app, server.config);
    server.db = db_open(server.config);
    schema = schema_examine(server.db);
    state.schema_is_good = schema == SCHEMA_GOOD;
    status = schema == SCHEMA_OLD ? SCHEMA_EXIT_STATUS : server_run(&server);
    db_close(server.db);
    page_stylesheet_close();
    config_close();
    return status;
}
