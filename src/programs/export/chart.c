/* The geometry of charts, in units that are about a pixel on a phone. */
#include "export/chart.h"

#include <math.h>
#include <string.h>

#include "base/pool.h"
#include "export/figures.h"
#include "page/xml.h"

enum {
    WIDTH = 328,
    /* Bars: a label above, the value at the end of each. */
    BARS_MAX = 15,
    BAR_LABEL_HEIGHT = 19,
    BAR_HEIGHT = 15,
    BAR_GAP = 3,
    GROUP_GAP = 10,
    BAR_WIDTH = 256, /* of the longest */
    LABEL_MAX = 43,  /* characters that fit */
    /* Lines. */
    PLOT_LEFT = 40,
    PLOT_RIGHT = 296,
    PLOT_TOP = 22,
    PLOT_BOTTOM = 170,
    LINES_HEIGHT = 204,
    TICKS_MAX = 7,
};

static void place(xmlNode *node, const char *name, double value)
{
    char text[32];

    snprintf(text, sizeof text, "%.1f", value);
    xml_attribute(node, name, text);
}

/* As many characters as fit, "…" after them if that is not all. */
static const char *label_cut(struct pool *pool, const char *label)
{
    size_t length = 0, characters = 0;

    while (label[length] != '\0' && characters < LABEL_MAX) {
        do
            length++;
        while (((unsigned char)label[length] & 0xC0) == 0x80);
        characters++;
    }
    return label[length] == '\0' ? label : pool_printf(pool, "%.*s…", (int)length, label);
}

static double largest(const struct figure_table *table)
{
    double most = 0;

    for (size_t i = 0; i < table->row_count; i++) {
        for (size_t k = 0; k < table->series_count; k++) {
            const struct cell cell = figure_cell(table, &table->rows[i], table->series[k]);

            if (cell.state == CELL_KNOWN)
                most = fmax(most, cell.value);
        }
    }
    return most;
}

/* Rounded up to 1, 2 or 5 of a power of ten; four of them reach the value. */
static double step_of(double most)
{
    const double raw = fmax(most, 1) / 4, power = pow(10, floor(log10(raw)));
    const double part = raw / power;
    const double step = (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;

    return fmax(step, 1);
}

static void series_add(const struct figure_table *table, xmlNode *chart)
{
    for (size_t k = 0; k < table->series_count; k++)
        xml_attribute(xml_element(chart, "series"), "code", figure_code(table->series[k]));
}

static void bar_add(struct pool *pool, const struct figure_table *table,
                    const struct figure_row *row, size_t series, double y, double scale,
                    xmlNode *group)
{
    const struct cell cell = figure_cell(table, row, table->series[series]);
    const double width = cell.state == CELL_KNOWN ? fmax(cell.value * scale, 1) : 0;
    xmlNode *bar = xml_element(group, "bar");

    xml_attribute_u64(bar, "series", series + 1);
    place(bar, "y", y);
    place(bar, "width", cell.value > 0 ? width : 0);
    xml_attribute_u64(bar, "height", BAR_HEIGHT);
    place(bar, "text-x", cell.value > 0 ? width + 5 : 2);
    place(bar, "text-y", y + BAR_HEIGHT - 3);
    xml_attribute_bool(bar, "hidden", cell.state == CELL_HIDDEN);
    xml_attribute_bool(bar, "none", cell.state == CELL_NONE);
    xml_attribute(bar, "text", cell_text(pool, table->series[series], cell));
}

static void bars_add(struct pool *pool, const struct figure_table *table, xmlNode *chart)
{
    const double most = largest(table), scale = most > 0 ? BAR_WIDTH / most : 0;
    const size_t count = table->row_count < BARS_MAX ? table->row_count : BARS_MAX;
    double y = 0;

    for (size_t i = 0; i < count; i++) {
        const struct figure_row *row = &table->rows[i];
        xmlNode *group = xml_element(chart, "group");

        xml_attribute(group, "label", label_cut(pool, row->label));
        xml_attribute_bool(group, "priority", row->priority != NULL);
        place(group, "y", y + BAR_LABEL_HEIGHT - 5);
        y += BAR_LABEL_HEIGHT;
        for (size_t k = 0; k < table->series_count; k++) {
            bar_add(pool, table, row, k, y, scale, group);
            y += BAR_HEIGHT + BAR_GAP;
        }
        y += GROUP_GAP;
    }
    xml_attribute_u64(chart, "width", WIDTH);
    place(chart, "height", y > GROUP_GAP ? y - GROUP_GAP : 1);
    if (table->row_count > count)
        xml_attribute_u64(chart, "shown", count);
}

static double x_of(const struct figure_table *table, size_t row)
{
    if (table->row_count < 2)
        return (PLOT_LEFT + PLOT_RIGHT) / 2.0;
    return PLOT_LEFT + (double)row * (PLOT_RIGHT - PLOT_LEFT) / ((double)table->row_count - 1);
}

static void grid_add(struct pool *pool, const struct figure_table *table, double step, double top,
                     xmlNode *chart)
{
    const size_t every = (table->row_count + TICKS_MAX - 1) / TICKS_MAX;

    for (unsigned i = 0; i * step <= top; i++) {
        const double value = i * step;
        xmlNode *line = xml_element(chart, "grid");
        const double y = PLOT_BOTTOM - value * (PLOT_BOTTOM - PLOT_TOP) / top;

        place(line, "y", y);
        place(line, "text-y", y + 4);
        xml_attribute(line, "text", cell_text(pool, table->series[0], cell_value(value)));
        xml_attribute_u64(line, "left", PLOT_LEFT);
        xml_attribute_u64(line, "right", PLOT_RIGHT);
    }
    for (size_t i = 0; i < table->row_count; i += every) {
        xmlNode *tick = xml_element(chart, "tick");

        place(tick, "x", x_of(table, i));
        xml_attribute_u64(tick, "y", PLOT_BOTTOM + 18);
        xml_attribute(tick, "text",
                      table->rows[i].tick != NULL ? table->rows[i].tick : table->rows[i].label);
    }
}

/* One series: pieces of line between what is known, a mark at each, a number at the last. */
static void line_add(struct pool *pool, const struct figure_table *table, size_t series, double top,
                     xmlNode *chart)
{
    const char *points = "";
    xmlNode *last = NULL, *line = NULL;

    for (size_t i = 0; i < table->row_count; i++) {
        const struct cell cell = figure_cell(table, &table->rows[i], table->series[series]);
        const double x = x_of(table, i);
        const double y = PLOT_BOTTOM - cell.value * (PLOT_BOTTOM - PLOT_TOP) / top;

        if (cell.state != CELL_KNOWN) {
            line = NULL;
            continue;
        }
        points = line == NULL ? "" : points;
        if (line == NULL) {
            line = xml_element(chart, "line");
            xml_attribute_u64(line, "series", series + 1);
        }
        points = pool_printf(pool, "%s%s%.1f,%.1f", points, *points == '\0' ? "" : " ", x, y);
        xmlSetProp(line, xml_chars("points"), xml_chars(points));
        last = xml_element(chart, "mark");
        xml_attribute_u64(last, "series", series + 1);
        place(last, "x", x);
        place(last, "y", y);
        xmlSetProp(last, xml_chars("text"),
                   xml_chars(cell_text(pool, table->series[series], cell)));
    }
    if (last != NULL)
        xml_attribute(last, "is-last", "yes");
}

static void lines_add(struct pool *pool, const struct figure_table *table, xmlNode *chart)
{
    const double step = step_of(largest(table));
    const double top = fmax(step, ceil(largest(table) / step) * step);

    xml_attribute_u64(chart, "width", WIDTH);
    xml_attribute_u64(chart, "height", LINES_HEIGHT);
    grid_add(pool, table, step, top, chart);
    for (size_t k = 0; k < table->series_count; k++)
        line_add(pool, table, k, top, chart);
}

/* What is largest, in words. */
static void summary_add(struct pool *pool, const struct figure_table *table, xmlNode *chart)
{
    const struct figure_row *most = NULL;

    for (size_t i = 0; i < table->row_count; i++) {
        const struct cell cell = figure_cell(table, &table->rows[i], table->series[0]);

        if (cell.state == CELL_KNOWN &&
            (most == NULL || cell.value > figure_cell(table, most, table->series[0]).value))
            most = &table->rows[i];
    }
    if (most == NULL)
        return;
    xml_attribute(chart, "most", most->label);
    xml_attribute(chart, "most-value",
                  cell_text(pool, table->series[0], figure_cell(table, most, table->series[0])));
}

/* A line of one point says nothing: it is bars. */
static bool has_bars(const struct figure_table *table)
{
    return table->chart == CHART_BARS || table->row_count == 1;
}

void chart_add(struct pool *pool, const struct figure_table *table, xmlNode *parent)
{
    xmlNode *chart;

    if (table->chart == CHART_NONE || table->row_count == 0)
        return;
    chart = xml_element(parent, "chart");
    xml_attribute(chart, "kind", has_bars(table) ? "bars" : "lines");
    summary_add(pool, table, chart);
    series_add(table, chart);
    if (has_bars(table))
        bars_add(pool, table, chart);
    else
        lines_add(pool, table, chart);
}
