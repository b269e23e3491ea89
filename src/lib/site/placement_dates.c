/* The calendar of placement dates by school. */
#include "site/placement_dates.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_parse.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/place.h"
#include "store/placement_date_store.h"
#include "web/decode.h"
#include "web/request.h"

enum { WORDS_MAX = 80 };

/* What is asked for, and what is looked at. */
struct calendar_view {
    struct request *request;
    const char *words;  /* as typed; "": all */
    struct date monday; /* unset: all weeks */
    bool is_by_school;
    struct place_meant meant; /* the town that the words may be */
};

static bool view_read(struct request *request, struct calendar_view *view)
{
    const char *words = text_trim(request->pool, form_value(&request->query, "q"), TEXT_ONE_LINE);
    struct date day;

    *view = (struct calendar_view){.request = request, .words = words};
    if (text_length(words) > WORDS_MAX)
        view->words = "";
    if (date_parse(form_value(&request->query, "semaine"), &day))
        view->monday = date_monday(day);
    view->is_by_school = strcmp(form_value(&request->query, "par"), "college") == 0;
    return text_is_empty(view->words) || place_find(request, view->words, &view->meant);
}

static bool is_of_town(const struct calendar_view *view, const char *town)
{
    for (size_t i = 0; view->meant.is_known && i < view->meant.count; i++) {
        if (strcmp(view->meant.list[i].commune.name, town) == 0)
            return true;
    }
    return false;
}

/* Each of the words begins a word of the school's name or town. */
static bool has_words(const struct calendar_view *view, const struct placement *placement)
{
    struct pool *pool = view->request->pool;
    const char *text = pool_printf(
        pool, " %s",
        text_fold_town(pool, pool_printf(pool, "%s %s", placement->school, placement->town)));
    char *rest, *words = pool_strdup(pool, text_fold_town(pool, view->words));

    for (char *word = strtok_r(words, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        if (strstr(text, pool_printf(pool, " %s", word)) == NULL)
            return false;
    }
    return true;
}

static bool is_asked_for(const struct calendar_view *view, const struct placement *placement)
{
    if (date_is_set(view->monday) &&
        (date_compare(placement->last, view->monday) < 0 ||
         date_compare(placement->first, date_add(view->monday, 6)) > 0))
        return false;
    return text_is_empty(view->words) || has_words(view, placement) ||
           is_of_town(view, placement->town);
}

static void asked_add(const struct calendar_view *view, xmlNode *content)
{
    struct pool *pool = view->request->pool;
    char iso[DATE_ISO_SIZE];

    date_iso(view->monday, iso);
    xml_attribute(content, "words", view->words);
    if (date_is_set(view->monday))
        xml_attribute(content, "monday", pool_strdup(pool, iso));
    xml_attribute_bool(content, "by-school", view->is_by_school);
    if (!text_is_empty(view->words) || date_is_set(view->monday) || view->is_by_school)
        xml_attribute(content, "query",
                      pool_printf(pool, "?q=%s&semaine=%s%s", encode_component(pool, view->words),
                                  iso, view->is_by_school ? "&par=college" : ""));
}

/* Every week that a school has, once, in their order: the placements come by their first day. */
static void weeks_add(const struct calendar_view *view, const struct placement *placements,
                      size_t count, xmlNode *content)
{
    struct date last = {0};

    for (size_t i = 0; i < count; i++) {
        for (struct date monday = date_monday(placements[i].first);
             date_compare(monday, placements[i].last) <= 0; monday = date_add(monday, 7)) {
            xmlNode *week;

            if (date_is_set(last) && date_compare(monday, last) <= 0)
                continue;
            last = monday;
            week = xml_text_element(
                content, "week", date_range_text(view->request->pool, monday, date_add(monday, 4)));
            xml_attribute_date(week, "monday", monday);
            xml_attribute_bool(week, "selected", date_compare(monday, view->monday) == 0);
        }
    }
}

static bool is_same_period(const struct placement *a, const struct placement *b)
{
    return date_compare(a->first, b->first) == 0 && date_compare(a->last, b->last) == 0;
}

static const char *period_text(const struct calendar_view *view, const struct placement *placement)
{
    return date_range_text(view->request->pool, placement->first, placement->last);
}

static void priority_add(xmlNode *school, const struct placement *placement)
{
    if (strcmp(placement->priority, "none") != 0)
        xml_attribute(school, "priority", placement->priority);
}

static void periods_add(const struct calendar_view *view, const struct placement *const *list,
                        size_t count, xmlNode *content)
{
    xmlNode *period = NULL, *school;

    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !is_same_period(list[i], list[i - 1])) {
            period = xml_element(content, "period");
            xml_attribute(period, "text", period_text(view, list[i]));
        }
        school = xml_text_element(period, "school", list[i]->school);
        xml_attribute(school, "town", list[i]->town);
        xml_attribute(school, "class", list[i]->class_name);
        priority_add(school, list[i]);
    }
}

/* By town, then name; of one school in the order of its dates. */
static int by_school(const void *left, const void *right)
{
    const struct placement *a = *(const struct placement *const *)left;
    const struct placement *b = *(const struct placement *const *)right;
    const int town = strcmp(a->town, b->town), name = strcmp(a->school, b->school);

    if (town != 0 || name != 0)
        return town != 0 ? town : name;
    return a < b ? -1 : a > b;
}

static void schools_add(const struct calendar_view *view, const struct placement **list,
                        size_t count, xmlNode *content)
{
    xmlNode *school = NULL;

    qsort(list, count, sizeof *list, by_school);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(list[i]->school, list[i - 1]->school) != 0 ||
            strcmp(list[i]->town, list[i - 1]->town) != 0) {
            school = xml_element(content, "by-school");
            xml_attribute(school, "name", list[i]->school);
            xml_attribute(school, "town", list[i]->town);
            priority_add(school, list[i]);
        }
        xml_attribute(xml_text_element(school, "date", period_text(view, list[i])), "class",
                      list[i]->class_name);
    }
}

bool placement_dates_add(struct request *request, xmlNode *content)
{
    struct placement *placements;
    const struct placement **list;
    struct calendar_view view;
    size_t count, shown = 0;

    if (!view_read(request, &view) ||
        !store_placements(request->db, request->today, &placements, &count))
        return false;
    asked_add(&view, content);
    weeks_add(&view, placements, count, content);
    list = pool_array(request->pool, count + 1, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        if (is_asked_for(&view, &placements[i]))
            list[shown++] = &placements[i];
    }
    if (view.is_by_school)
        schools_add(&view, list, shown, content);
    else
        periods_add(&view, list, shown, content);
    return true;
}
