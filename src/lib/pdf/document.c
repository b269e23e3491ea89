/* A document from top to bottom: which part is drawn how. */
#include "pdf/document.h"

#include <cairo-pdf.h>
#include <stdbool.h>
#include <string.h>

#include "base/bytes.h"
#include "page/xml.h"
#include "pdf/canvas.h"
#include "pdf/figure.h"
#include "pdf/language.h"
#include "pdf/table.h"

static void heading_draw(struct canvas *canvas, const char *text, bool has_new_page)
{
    if (has_new_page)
        canvas_turn(canvas);
    else if (canvas->y > canvas->style->margin)
        canvas->y += 6; /* below a letterhead */
    canvas_text(canvas, &canvas->style->heading, text);
}

/* A heading stays with what it is the heading of. */
static void subheading_draw(struct canvas *canvas, const char *text, bool has_new_page)
{
    if (has_new_page || canvas->y > canvas_bottom(canvas) - 80)
        canvas_turn(canvas);
    canvas_text(canvas, &canvas->style->subheading, text);
}

static bool is_named(const xmlNode *node, const char *name)
{
    return strcmp((const char *)node->name, name) == 0;
}

static bool has_new_page(xmlNode *node)
{
    return xmlHasProp(node, xml_chars("page")) != NULL;
}

static void part_draw(struct canvas *canvas, xmlNode *part)
{
    xmlChar *text = xmlNodeGetContent(part);

    if (is_named(part, "h1"))
        heading_draw(canvas, (const char *)text, has_new_page(part));
    else if (is_named(part, "h2"))
        subheading_draw(canvas, (const char *)text, has_new_page(part));
    else if (is_named(part, "qr"))
        figure_qr(canvas, (const char *)text);
    else if (is_named(part, "drawing"))
        figure_strokes(canvas, (const char *)text, figure_words(canvas, part));
    else if (is_named(part, "image"))
        figure_image(canvas, (const char *)text, figure_words(canvas, part));
    else if (is_named(part, "images"))
        figure_images(canvas, part);
    else if (is_named(part, "table"))
        table_rows(canvas, part);
    else if (is_named(part, "facts"))
        table_facts(canvas, part);
    else
        canvas_text(canvas, &canvas->style->paragraph, (const char *)text);
    xmlFree(text);
}

const char *pdf_document(struct pool *pool, const xmlDoc *document, size_t *length)
{
    xmlNode *root = xmlDocGetRootElement(document);
    const struct style *style = canvas_style(xmlHasProp(root, xml_chars("size")) != NULL);
    struct bytes bytes = {.pool = pool};
    cairo_surface_t *surface = canvas_surface(&bytes);
    struct pdf_figures figures = {.count = 0};
    struct canvas canvas = {.cairo = cairo_create(surface),
                            .style = style,
                            .pool = pool,
                            .y = style->margin,
                            .figures = &figures};
    xmlChar *title = xmlGetProp(root, xml_chars("title"));
    cairo_status_t status;

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, (const char *)title);
    cairo_tag_begin(canvas.cairo, "Document", NULL);
    for (xmlNode *part = root->children; part != NULL; part = part->next) {
        if (part->type == XML_ELEMENT_NODE)
            part_draw(&canvas, part);
    }
    cairo_tag_end(canvas.cairo, "Document");
    cairo_show_page(canvas.cairo);
    cairo_destroy(canvas.cairo);
    cairo_surface_finish(surface);
    status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    xmlFree(title);
    *length = bytes.length;
    return status == CAIRO_STATUS_SUCCESS
               ? pdf_with_language(pool, bytes.at, length, "fr-FR", &figures)
               : NULL;
}
