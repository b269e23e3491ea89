/* GET /export/FILE.xlsx, .csv: a file that people take away, at once if it is short; else a page
 * that offers to prepare it. */
#include <string.h>

#include "base/bytes.h"
#include "base/pool.h"
#include "base/text.h"
#include "export/export.h"
#include "export/file_run.h"
#include "export/file_table.h"
#include "export/pages.h"
#include "page/xml.h"
#include "site/page.h"
#include "web/response.h"

static bool bytes_put(void *user, const char *more, size_t length)
{
    bytes_add(user, more, length);
    return true;
}

/* The file and its format, from the end of the path. */
static bool path_read(const struct request *request, const struct file **file,
                      enum sheet_format *format)
{
    const char *name = strrchr(request->path, '/') + 1;
    const char *dot = strrchr(name, '.');

    *file =
        file_find(pool_strndup(request->pool, name, (size_t)(dot - name)), request->visitor.role);
    return *file != NULL && sheet_format_parse(dot + 1, format);
}

/* Made whole before its first byte is sent: a database that fails gives a page, not half a file. */
static bool file_send(struct request *request, struct file_run *run, enum sheet_format format)
{
    struct bytes bytes = {.pool = request->pool};
    struct sheet *sheet =
        sheet_open(format, run->title, run->file->columns, (struct sink){bytes_put, &bytes});
    const bool is_written = file_write(run, sheet, NULL, NULL);

    if (!is_written)
        sheet_abandon(sheet);
    if (!is_written || !sheet_close(sheet) ||
        !file_trail(request, run->file, sheet_format_code(format), run->query, run->count, ""))
        return false;
    response_header(request, "Content-Disposition",
                    file_disposition(request->pool, run->file->code, sheet_format_code(format),
                                     request->today));
    page_private_send(request, sheet_type(format), bytes.at, bytes.length);
    return true;
}

bool file_download(struct request *request)
{
    const struct file *file;
    enum sheet_format format;
    struct file_run run;
    const char *refused;

    if (!path_read(request, &file, &format)) {
        page_error(request, 404, "not-found");
        return true;
    }
    file_run_begin(request, file, &request->query, &run);
    refused = file_refused(&run);
    if (refused != NULL)
        refusal_send(request, &run, refused);
    else if (!file->find(&run, FILE_ROWS_AT_ONCE + 1))
        return false;
    else if (run.count > FILE_ROWS_AT_ONCE)
        return prepare_send(request, &run, format, false);
    else
        return file_send(request, &run, format);
    return true;
}
