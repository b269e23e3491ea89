#include "page/html_plan.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A place in the plan's text where something comes. */
struct mark {
    size_t at;
    size_t index; /* of the piece or the value */
    bool is_blank;
};

struct html_plan {
    size_t room; /* marks that there is room for; the text stands behind them */
    size_t count;
    size_t length;
    struct mark marks[];
};

static char *text_of(struct html_plan *plan)
{
    return (char *)(plan->marks + plan->room);
}

static void mark_add(struct html_plan *plan, size_t index, bool is_blank)
{
    plan->marks[plan->count++] =
        (struct mark){.at = plan->length, .index = index, .is_blank = is_blank};
}

static void text_add(struct html_plan *plan, const char *text, size_t length)
{
    memcpy(text_of(plan) + plan->length, text, length);
    plan->length += length;
}

/* What is the page's own, between two pieces. */
static void own_add(struct html_plan *plan, const char *text, size_t length, const char *blank)
{
    const size_t blank_length = strlen(blank);
    const char *const end = text + length;
    const char *found;

    while ((found = memmem(text, (size_t)(end - text), blank, blank_length)) != NULL) {
        text_add(plan, text, (size_t)(found - text));
        mark_add(plan, (size_t)(found[blank_length] - '0'), true);
        text = found + blank_length + 1;
    }
    text_add(plan, text, (size_t)(end - text));
}

static size_t blanks_count(const struct html_buffer *page, const char *blank)
{
    const char *text = page->text, *const end = page->text + page->length;
    size_t count = 0;

    while ((text = memmem(text, (size_t)(end - text), blank, strlen(blank))) != NULL) {
        text += strlen(blank);
        count++;
    }
    return count;
}

struct html_plan *html_plan_make(const struct html_buffer *page, const struct html_pieces *pieces,
                                 const struct html_places *places, const char *blank)
{
    const size_t room = places->count + blanks_count(page, blank);
    struct html_plan *plan = malloc(sizeof *plan + room * sizeof *plan->marks + page->length);
    size_t from = 0;

    if (plan == NULL)
        abort();
    *plan = (struct html_plan){.room = room};
    for (size_t i = 0; i < places->count; i++) {
        const size_t piece = places->list[i].piece;

        own_add(plan, page->text + from, places->list[i].at - from, blank);
        mark_add(plan, piece, false);
        from = places->list[i].at + pieces->list[piece].length;
    }
    own_add(plan, page->text + from, page->length - from, blank);
    return plan;
}

void html_plan_write(struct html_plan *plan, const struct html_pieces *pieces,
                     const char *const *values, struct html_buffer *buffer)
{
    const char *const text = text_of(plan);
    size_t from = 0;

    buffer->length = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const struct mark *mark = &plan->marks[i];

        html_put(buffer, text + from, mark->at - from);
        if (mark->is_blank)
            html_put_escaped(buffer, values[mark->index]);
        else
            html_put(buffer, pieces->text + pieces->list[mark->index].from,
                     pieces->list[mark->index].length);
        from = mark->at;
    }
    html_put(buffer, text + from, plan->length - from);
}

size_t html_plan_size(const struct html_plan *plan)
{
    return sizeof *plan + plan->room * sizeof *plan->marks + plan->length;
}
