/* Charts of tables of figures: where each mark stands, so that a stylesheet only draws. */
#ifndef STAGE3E_EXPORT_CHART_H
#define STAGE3E_EXPORT_CHART_H

#include <libxml/tree.h>

struct figure_table;
struct pool;

/* Appends the chart of a table, as it asks for; nothing if it asks for none or has no rows. */
void chart_add(struct pool *pool, const struct figure_table *table, xmlNode *parent);

#endif
