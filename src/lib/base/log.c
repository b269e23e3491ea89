/* The log: one line, one write(2), so that lines of several workers do not mix. */
#include "base/log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

#include "base/metrics.h"

static const char *program_name = "stage3e";
static const char *current_request;
static bool is_syslog;
static bool had_error;

struct line {
    char text[2048];
    size_t used;
};

static void line_put(struct line *line, char c)
{
    if (line->used < sizeof line->text - 1)
        line->text[line->used++] = c;
}

static void line_field(struct line *line, const char *name, const char *value)
{
    const bool quoted = *value == '\0' || strpbrk(value, " =\"\\") != NULL;

    if (line->used > 0)
        line_put(line, ' ');
    for (; *name != '\0'; name++)
        line_put(line, *name);
    line_put(line, '=');
    if (quoted)
        line_put(line, '"');
    for (; *value != '\0'; value++) {
        if (*value == '"' || *value == '\\')
            line_put(line, '\\');
        line_put(line, (unsigned char)*value < 0x20 || *value == 0x7f ? '?' : *value);
    }
    if (quoted)
        line_put(line, '"');
}

static void line_send(enum log_level level, struct line *line)
{
    static const int priorities[] = {LOG_INFO, LOG_WARNING, LOG_ERR};

    line->text[line->used] = '\0';
    if (is_syslog)
        syslog(priorities[level], "%s", line->text);
    if (is_syslog && level < LOG_LEVEL_ERROR)
        return;
    line->text[line->used++] = '\n';
    /* A log that cannot be written has nowhere to complain. */
    if (write(STDERR_FILENO, line->text, line->used) < 0)
        return;
}

void log_open(const char *program)
{
    const char *where = getenv("STAGE3E_LOG");

    program_name = program;
    is_syslog = where != NULL && strcmp(where, "syslog") == 0;
    if (is_syslog)
        openlog("stage3e", LOG_PID, LOG_DAEMON);
}

bool log_had_error(void)
{
    return had_error;
}

bool log_is_syslog(void)
{
    return is_syslog;
}

void log_request(const char *request_id)
{
    current_request = request_id;
}

void log_event(enum log_level level, const char *event, ...)
{
    static const char *const levels[] = {"info", "warning", "error"};
    struct line line = {.used = 0};
    const time_t now = time(NULL);
    struct tm utc;
    char instant[32];
    va_list fields;
    const char *name;

    gmtime_r(&now, &utc);
    strftime(instant, sizeof instant, "%Y-%m-%dT%H:%M:%SZ", &utc);
    line_field(&line, "time", instant);
    line_field(&line, "level", levels[level]);
    line_field(&line, "program", program_name);
    if (current_request != NULL)
        line_field(&line, "request", current_request);
    line_field(&line, "event", event);
    va_start(fields, event);
    while ((name = va_arg(fields, const char *)) != NULL) {
        const char *value = va_arg(fields, const char *);

        line_field(&line, name, value != NULL ? value : "");
    }
    va_end(fields);
    line_send(level, &line);
    had_error = had_error || level == LOG_LEVEL_ERROR;
    if (level != LOG_LEVEL_INFO)
        metrics_add(level == LOG_LEVEL_ERROR ? METRIC_LOG_ERRORS : METRIC_LOG_WARNINGS, 1);
}
