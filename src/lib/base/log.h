/* One line an event on standard error: "level=info program=offers event=request status=200".
 *
 * Fields come in pairs of name and value, ended by NULL. A value is quoted where needed and
 * loses its control characters, so no input can forge a line. Personal data never goes
 * here: routes, not addresses; numbers, not names. */
#ifndef STAGE3E_BASE_LOG_H
#define STAGE3E_BASE_LOG_H

#include <stdbool.h>

enum log_level { LOG_LEVEL_INFO, LOG_LEVEL_WARNING, LOG_LEVEL_ERROR };

/* Names the program in every line to come; the text must outlive the process's use. With
 * STAGE3E_LOG=syslog in the environment lines go to syslog(3), and only errors to standard error as
 * well: what cron starts then says nothing while all is well. */
void log_open(const char *program);
bool log_is_syslog(void);

/* The id of the request being answered, in each line until it is set to NULL. */
void log_request(const char *request_id);

void log_event(enum log_level level, const char *event, ...) __attribute__((sentinel));

/* True once this process has logged an error. */
bool log_had_error(void);

#endif
