/* What changed between two versions of a text, as XML: what stayed the same far from any change is
 * only counted. */
#include <string.h>

#include "accounts/editorial.h"
#include "base/pool.h"
#include "page/xml.h"
#include "rules/text_diff.h"
#include "web/request.h"

/* Lines that are shown around a change. */
enum { CONTEXT_LINES = 2 };

static const char *whole_text(struct pool *pool, const struct editorial *page)
{
    return pool_printf(pool, "%s\n%s%s\n%s\n", page->title, page->summary,
                       *page->summary != '\0' ? "\n" : "", page->body);
}

static void part_add(struct pool *pool, xmlNode *node, const char *name, const char *text,
                     size_t length)
{
    if (length > 0)
        xml_text_element(node, name, pool_strndup(pool, text, length));
}

static unsigned lines_in(const char *text, size_t length)
{
    unsigned lines = 0;

    for (size_t i = 0; i < length; i++)
        lines += text[i] == '\n';
    return lines;
}

/* The length of the first lines of a text. */
static size_t first_lines(const char *text, size_t length, unsigned lines)
{
    size_t at = 0;

    while (at < length && lines > 0)
        lines -= text[at++] == '\n';
    return at;
}

/* What stayed, the middle of it left out: its first lines unless it begins the text, its last ones
 * unless it ends it. */
static void same_add(struct pool *pool, xmlNode *node, const struct diff_part *part, bool is_first,
                     bool is_last)
{
    const unsigned lines = lines_in(part->text, part->length);
    const unsigned head = is_first ? 0 : CONTEXT_LINES + 1; /* what is left of the line, and more */
    const unsigned tail = is_last ? 0 : CONTEXT_LINES;
    size_t before, after;

    if (lines <= head + tail + 1) {
        part_add(pool, node, "same", part->text, part->length);
        return;
    }
    before = first_lines(part->text, part->length, head);
    after = first_lines(part->text, part->length, lines - tail);
    part_add(pool, node, "same", part->text, before);
    xml_attribute_u64(xml_element(node, "left-out"), "lines",
                      lines_in(part->text + before, after - before));
    part_add(pool, node, "same", part->text + after, part->length - after);
}

void editorial_diff_add(struct request *request, xmlNode *content, const char *kind,
                        const struct editorial_version *before, const struct editorial *after)
{
    struct pool *pool = request->pool;
    xmlNode *node = xml_element(content, "diff");
    const struct diff diff =
        text_diff(pool, whole_text(pool, &before->page), whole_text(pool, after));

    xml_attribute(node, "kind", kind);
    editorial_version_add(request, node, before);
    for (size_t i = 0; i < diff.count; i++) {
        const struct diff_part *part = &diff.parts[i];

        if (part->kind == DIFF_SAME)
            same_add(pool, node, part, i == 0, i + 1 == diff.count);
        else
            part_add(pool, node, part->kind == DIFF_ADDED ? "added" : "removed", part->text,
                     part->length);
    }
}
