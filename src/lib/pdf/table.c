/* Rows of a name and a value, and tables of columns. */
#include "pdf/table.h"

#include <stdlib.h>

#include "page/xml.h"
#include "pdf/canvas.h"

enum { COLUMNS_MAX = 8 };

/* A row of a table of two columns; it is not cut unless it is longer than a page. */
static void fact_draw(struct canvas *canvas, const char *name, const char *value)
{
    PangoLayout *left =
        canvas_layout(canvas, &canvas->style->fact_name, name, canvas->style->name_width - 10);
    PangoLayout *right = canvas_layout(canvas, &canvas->style->fact_value, value,
                                       canvas_width(canvas) - canvas->style->name_width);
    const double height =
        layout_height(left) > layout_height(right) ? layout_height(left) : layout_height(right);
    double top;

    if (canvas->y + height > canvas_bottom(canvas) &&
        height < canvas_bottom(canvas) - canvas->style->margin)
        canvas_turn(canvas);
    canvas->y += canvas->style->fact_name.above;
    top = canvas->y;
    cairo_tag_begin(canvas->cairo, "TR", NULL);
    canvas_layout_draw(canvas, left, canvas->style->fact_name.tag, canvas->style->margin);
    canvas->y = top;
    canvas_layout_draw(canvas, right, canvas->style->fact_value.tag,
                       canvas->style->margin + canvas->style->name_width);
    cairo_tag_end(canvas->cairo, "TR");
    if (canvas->y < top + height && canvas->y >= top)
        canvas->y = top + height;
    g_object_unref(left);
    g_object_unref(right);
}

void table_facts(struct canvas *canvas, const xmlNode *facts)
{
    cairo_tag_begin(canvas->cairo, "Table", NULL);
    for (const xmlNode *fact = facts->children; fact != NULL; fact = fact->next) {
        xmlChar *name = xmlGetProp(fact, xml_chars("name"));
        xmlChar *value = xmlNodeGetContent(fact);

        if (fact->type == XML_ELEMENT_NODE)
            fact_draw(canvas, name != NULL ? (const char *)name : "", (const char *)value);
        xmlFree(name);
        xmlFree(value);
    }
    cairo_tag_end(canvas->cairo, "Table");
}

/* Where the columns of a table begin and how wide they are. */
struct columns {
    double x[COLUMNS_MAX];
    double width[COLUMNS_MAX];
    size_t count;
};

static double number_of(xmlNode *node, const char *name)
{
    xmlChar *text = xmlGetProp(node, xml_chars(name));
    const double number = text != NULL ? strtod((const char *)text, NULL) : 0;

    xmlFree(text);
    return number;
}

static struct columns columns_of(const struct canvas *canvas, xmlNode *head)
{
    struct columns columns = {.count = 0};
    double x = canvas->style->margin;

    for (xmlNode *cell = xmlFirstElementChild(head); cell != NULL && columns.count < COLUMNS_MAX;
         cell = xmlNextElementSibling(cell)) {
        const double width = canvas_width(canvas) * number_of(cell, "width") / 100;

        columns.x[columns.count] = x;
        columns.width[columns.count++] = width;
        x += width;
    }
    return columns;
}

/* The texts of a row, laid out; its height. */
static double row_layouts(const struct canvas *canvas, const struct columns *columns, xmlNode *row,
                          const struct kind *kind, PangoLayout **layouts)
{
    xmlNode *cell = xmlFirstElementChild(row);
    double height = 0;

    for (size_t i = 0; i < columns->count; i++) {
        xmlChar *text = cell != NULL ? xmlNodeGetContent(cell) : NULL;

        layouts[i] = canvas_layout(canvas, kind, text != NULL ? (const char *)text : "",
                                   columns->width[i] - 2 * canvas->style->cell_padding);
        height = layout_height(layouts[i]) > height ? layout_height(layouts[i]) : height;
        xmlFree(text);
        cell = cell != NULL ? xmlNextElementSibling(cell) : NULL;
    }
    return height + 2 * canvas->style->cell_padding;
}

static void rule_draw(const struct canvas *canvas)
{
    cairo_save(canvas->cairo);
    cairo_set_source_rgb(canvas->cairo, 0.6, 0.6, 0.6);
    cairo_set_line_width(canvas->cairo, 0.5);
    cairo_move_to(canvas->cairo, canvas->style->margin, canvas->y);
    cairo_line_to(canvas->cairo, canvas->style->margin + canvas_width(canvas), canvas->y);
    cairo_stroke(canvas->cairo);
    cairo_restore(canvas->cairo);
}

/* Draws the row and frees its texts; below it a rule. */
static void row_draw(struct canvas *canvas, const struct columns *columns, PangoLayout **layouts,
                     double height, const struct kind *kind)
{
    const double top = canvas->y;

    cairo_tag_begin(canvas->cairo, "TR", NULL);
    for (size_t i = 0; i < columns->count; i++) {
        canvas->y = top + canvas->style->cell_padding;
        canvas_layout_draw(canvas, layouts[i], kind->tag,
                           columns->x[i] + canvas->style->cell_padding);
        g_object_unref(layouts[i]);
    }
    cairo_tag_end(canvas->cairo, "TR");
    canvas->y = top + height;
    rule_draw(canvas);
}

static void head_draw(struct canvas *canvas, const struct columns *columns, xmlNode *head)
{
    PangoLayout *layouts[COLUMNS_MAX];
    const double height = row_layouts(canvas, columns, head, &canvas->style->fact_name, layouts);

    row_draw(canvas, columns, layouts, height, &canvas->style->fact_name);
}

void table_rows(struct canvas *canvas, xmlNode *table)
{
    xmlNode *head = xmlFirstElementChild(table);
    const struct columns columns = columns_of(canvas, head);
    const double room = number_of(table, "row-height");
    PangoLayout *layouts[COLUMNS_MAX];

    canvas->y += canvas->style->paragraph.above;
    cairo_tag_begin(canvas->cairo, "Table", NULL);
    head_draw(canvas, &columns, head);
    for (xmlNode *row = xmlNextElementSibling(head); row != NULL;
         row = xmlNextElementSibling(row)) {
        const double needed =
            row_layouts(canvas, &columns, row, &canvas->style->fact_value, layouts);
        const double height = needed > room ? needed : room;

        if (canvas->y + height > canvas_bottom(canvas)) {
            cairo_tag_end(canvas->cairo, "Table");
            canvas_turn(canvas);
            cairo_tag_begin(canvas->cairo, "Table", NULL);
            head_draw(canvas, &columns, head);
        }
        row_draw(canvas, &columns, layouts, height, &canvas->style->fact_value);
    }
    cairo_tag_end(canvas->cairo, "Table");
}
