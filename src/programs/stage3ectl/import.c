/* stage3ectl import KIND FILE: reference data from a CSV file; the outlines of towns from GeoJSON.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "imports/import.h"
#include "imports/outlines.h"
#include "stage3ectl/file.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"

static void progress_say(size_t done, size_t total)
{
    fprintf(stderr, "%zu of %zu rows\n", done, total);
}

static void report_say(const struct import *import, const char *path)
{
    for (size_t i = 0; i < import->refused && i < IMPORT_REFUSALS_MAX; i++)
        say_error("%s:%zu: refused: %s", path, import->refusals[i].line,
                  import->refusals[i].reason);
    if (import->refused > IMPORT_REFUSALS_MAX)
        say_error("%s: %zu more refused", path, import->refused - IMPORT_REFUSALS_MAX);
    for (size_t i = 0; i < import->correction_count; i++)
        printf("%s corrected: %s\n", import->kind, import->corrections[i]);
    printf("%s: %zu added, %zu changed, %zu unchanged, %zu not for this site, %zu refused\n",
           import->kind, import->added, import->changed, import->unchanged, import->ignored,
           import->refused);
}

static bool file_import(struct import *import, const char *path)
{
    struct db *db = db_open(import->config);
    bool is_done;

    is_done = import_run(db, import);
    if (is_done)
        report_say(import, path);
    else if (import->missing_column != NULL)
        say_error("%s: no column %s", path, import->missing_column);
    else
        say_error("%s: nothing imported", path);
    /* Not before: what is said may lie in its pool. */
    db_close(db);
    return is_done;
}

static int outlines_run(const struct config *config, const char *path)
{
    struct pool *pool = pool_open();
    const char *text = file_read(pool, path);
    struct outlines_report report = {0};
    struct db *db = text != NULL ? db_open(config) : NULL;
    const bool is_done = db != NULL && outlines_import(db, text, &report);

    if (is_done)
        printf("outlines: %zu towns, %zu of them not known by name, %zu lines\n", report.towns,
               report.unnamed, report.arcs);
    else if (text != NULL)
        say_error("%s: nothing imported%s%s", path, report.refused != NULL ? ": " : "",
                  report.refused != NULL ? report.refused : "");
    db_close(db);
    pool_close(pool);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}

enum { EXIT_SOME_REFUSED = 3 };

int command_import(const struct config *config, char **arguments)
{
    struct table table;
    struct import import = {
        .config = config, .kind = arguments[0], .table = &table, .progress = progress_say};
    bool is_done;

    if (strcmp(import.kind, "outlines") == 0)
        return outlines_run(config, arguments[1]);
    if (!import_kind_exists(import.kind)) {
        say_error("%s: unknown kind (stage3ectl import --help)", import.kind);
        return 2;
    }
    import.pool = pool_open();
    is_done = table_read(import.pool, arguments[1], &table) && file_import(&import, arguments[1]);
    pool_close(import.pool);
    if (is_done && import.refused > 0)
        return EXIT_SOME_REFUSED;
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
