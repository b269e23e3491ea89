#include "site/answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/lru.h"
#include "base/pool.h"
#include "site/page.h"
#include "store/search_memory.h"
#include "web/request.h"

enum { ANSWERS_BYTES = 3 << 20, KEY_MAX = 2000 };

static struct {
    struct lru *answers;
    struct search_stand stand;  /* of all of them */
    struct kept_answer *unkept; /* given once */
} worker;

static void answer_free(void *pointer)
{
    struct kept_answer *answer = pointer;

    if (answer == NULL)
        return;
    for (size_t i = 0; i < answer->missed_count; i++) {
        char *word;

        memcpy(&word, &answer->missed[i], sizeof word);
        free(word);
    }
    free(answer->pieces);
    free(answer);
}

/* Of another stand nothing is ever asked for again. */
static void answers_open(void)
{
    const struct search_stand *stand = search_memory_stand();

    if (worker.answers == NULL)
        worker.answers = lru_open(ANSWERS_BYTES, answer_free);
    if (!search_stand_is_same(&worker.stand, stand))
        lru_clear(worker.answers);
    lru_trim(worker.answers);
    worker.stand = *stand;
    answer_free(worker.unkept);
    worker.unkept = NULL;
}

static const char *day_text(struct pool *pool, struct date day)
{
    return pool_printf(pool, "%d-%d-%d", day.year, day.month, day.day);
}

/* The weeks of a school, whether it takes others, and its place are parts of a search, whoever
 * asks. */
static const char *school_text(struct request *request, const struct search *search)
{
    const struct offer_filter *filter = &search->filter;
    const char *text = !filter->for_school                                 ? "no weeks"
                       : search->school->weeks.others == OTHER_WEEKS_NEVER ? "only weeks"
                                                                           : "weeks";

    for (size_t i = 0; i < filter->school_monday_count; i++)
        text = pool_printf(request->pool, "%s %s", text,
                           filter->for_school ? day_text(request->pool, filter->school_mondays[i])
                                              : "");
    if (search->school_is_unplaced)
        return pool_printf(request->pool, "%s unplaced", text);
    return search->is_near_school ? pool_printf(request->pool, "%s %a %a", text,
                                                filter->near.latitude, filter->near.longitude)
                                  : text;
}

/* Names and values may have line breaks in them, but no carriage return (text_clean). */
const char *answer_key(struct request *request, const struct search *search, const char *page)
{
    const struct search_stand *stand = search_memory_stand();
    struct pool *pool = request->pool;
    const char *key =
        pool_printf(pool, "%s %u\n%s %s %llx %llx %llx\n%s", page, page_stylesheet_number(request),
                    day_text(pool, request->today), day_text(pool, stand->indexed_on),
                    (unsigned long long)stand->generation, (unsigned long long)stand->line_mark,
                    (unsigned long long)stand->reference, school_text(request, search));

    for (size_t i = 0; i < request->query.count && strlen(key) <= KEY_MAX; i++) {
        const struct form_pair *pair = &request->query.pairs[i];

        if (strcmp(pair->name, "format") != 0)
            key = pool_printf(pool, "%s\r%s\r%s", key, pair->name, pair->value);
    }
    return strlen(key) <= KEY_MAX ? key : "";
}

const struct kept_answer *answer_find(const char *key)
{
    answers_open();
    return *key != '\0' ? lru_find(worker.answers, key, strlen(key)) : NULL;
}

static struct kept_answer *answer_make(struct html_pieces *pieces, const struct offer_found *found)
{
    struct kept_answer *answer = calloc(1, sizeof *answer);

    if (answer == NULL)
        abort();
    answer->pieces = pieces;
    for (size_t i = 0; i < found->missed_count; i++) {
        answer->missed[answer->missed_count] = strdup(found->missed[i]);
        answer->missed_count += answer->missed[answer->missed_count] != NULL;
    }
    return answer;
}

const struct kept_answer *answer_keep(const char *key, struct html_pieces *pieces,
                                      const struct offer_found *found)
{
    struct kept_answer *answer = answer_make(pieces, found);

    /* Whatever was read since, it must be of the stand of the key still. */
    if (*key != '\0' && search_memory_is_settled())
        lru_keep(worker.answers, key, strlen(key), answer,
                 sizeof *answer + sizeof *pieces + pieces->length);
    else
        worker.unkept = answer;
    return answer;
}
