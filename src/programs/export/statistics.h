/* What the pages and the interface of statistics share. */
#ifndef STAGE3E_EXPORT_STATISTICS_H
#define STAGE3E_EXPORT_STATISTICS_H

#include "export/report.h"

/* Reads a report, all of one instant. False: answered already, or the database failed, with what
 * went wrong. */
bool report_open(struct request *request, struct report *report, report_read read);

/* NULL if there is none of that code. */
const struct figure_table *report_table_named(const struct report *report, const char *code);

#endif
