/* What is due today: candidates that a statement for each alert finds, and of them what the rules
 * say (rules/alert.h, rules/application.h). */
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "stage3ectl/due.h"
#include "stage3ectl/parts.h"

/* The three waits of an application have the calendar of its deadlines. */
static unsigned wait_step(const struct deadlines *deadlines, const struct alert_item *item)
{
    const struct wait wait =
        deadlines_wait(deadlines, item->alert, item->since, item->monday, item->until);

    if (wait.delays->count == 0 ||
        (alert_day_rests(&deadlines->days, deadlines->today) &&
         !application_is_last_call(&deadlines->calendar, &wait, deadlines->today)))
        return 0;
    return application_reminders_due(&deadlines->calendar, &wait, deadlines->today);
}

/* Whether a day lies so many days from another, or fewer. */
static bool is_within(struct date from, struct date day, unsigned days)
{
    const int between = date_days_between(from, day);

    return between >= 0 && (unsigned)between <= days;
}

static unsigned step_now(const struct deadlines *deadlines, const struct alert_item *item)
{
    const struct alert_delays *delays = &deadlines->config->alerts.delays[item->alert];
    const struct date today = deadlines->today;

    switch (item->alert) {
    case ALERT_PLACEMENT:
    case ALERT_ARRIVAL: return is_within(date_add(today, 1), item->monday, delays->days[0] - 1U);
    case ALERT_ATTESTATION:
    case ALERT_QUESTIONNAIRE_PUPIL:
    case ALERT_QUESTIONNAIRE_HOST:
        return date_days_between(item->last, today) >= (int)delays->days[0];
    case ALERT_UNANSWERED:
        if (!is_within(today, item->monday, deadlines->config->alerts.near_days))
            return 0;
        break;
    case ALERT_SCHOOL:
    case ALERT_DEPARTEMENT: return date_weekday(today) == 1 ? alert_week(today) : 0;
    case ALERT_SEARCH: return alert_day_number(today);
    default: break;
    }
    return alert_steps_due(&deadlines->days, item->alert, delays, date_of_instant(item->since),
                           today);
}

unsigned alert_step(const struct deadlines *deadlines, const struct alert_item *item)
{
    const struct alert_rule *rule = &alert_rules[item->alert];

    if (item->alert == ALERT_CONFIRM || item->alert == ALERT_ANSWER || item->alert == ALERT_OPINION)
        return wait_step(deadlines, item);
    if (deadlines->config->alerts.delays[item->alert].count == 0 ||
        (!rule->ignores_pauses && alert_day_rests(&deadlines->days, deadlines->today)))
        return 0;
    return step_now(deadlines, item);
}

/* An application that waits for somebody, as an item of that alert. */
static struct alert_item item_of(const struct awaited_application *awaited, enum alert alert)
{
    const bool is_confirm = alert == ALERT_CONFIRM;
    struct alert_item item = {.alert = alert,
                              .id = awaited->place.id,
                              .since = is_confirm ? awaited->decided_at : awaited->sent_at,
                              .monday = awaited->place.monday,
                              .until = awaited->confirm_until,
                              .sent = is_confirm              ? awaited->reminded_confirm
                                      : alert == ALERT_ANSWER ? awaited->reminded_answer
                                                              : awaited->reminded_opinion,
                              .email = is_confirm              ? awaited->pupil_email
                                       : alert == ALERT_ANSWER ? awaited->contact_email
                                                               : awaited->referent_email};

    return item;
}

/* True if it is due; it is added then. */
static bool awaited_add(struct deadlines *deadlines, struct dues *dues,
                        const struct awaited_application *awaited, enum alert alert)
{
    struct alert_item item = item_of(awaited, alert);
    const unsigned step = *item.email != '\0' ? alert_step(deadlines, &item) : 0;

    if (step <= item.sent)
        return false;
    alert_person(item.email, item.person);
    due_add(deadlines, dues, &item, step);
    return true;
}

/* How many of the list, from here on, are at the same employer: they stand together. */
static size_t run_length(const struct awaited_application *awaited, size_t count)
{
    size_t length = 1;

    while (length < count && strcmp(awaited[length].contact_email, awaited->contact_email) == 0)
        length++;
    return length;
}

/* An employer who is reminded of one is told of all that wait. */
static void employer_add(struct deadlines *deadlines, struct dues *dues,
                         const struct awaited_application *awaited, size_t count)
{
    const size_t before = dues->count;
    bool *is_due = pool_array(deadlines->pool, count, sizeof *is_due);

    for (size_t i = 0; i < count; i++)
        is_due[i] =
            !awaited[i].is_accepted && awaited_add(deadlines, dues, &awaited[i], ALERT_ANSWER);
    for (size_t i = 0; i < count && dues->count > before; i++) {
        struct alert_item item = item_of(&awaited[i], ALERT_ANSWER);

        if (awaited[i].is_accepted || is_due[i])
            continue;
        alert_person(item.email, item.person);
        due_add(deadlines, dues, &item, 0);
    }
}

static void applications_add(struct deadlines *deadlines, struct dues *dues,
                             const struct awaited_application *awaited, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (awaited[i].is_accepted)
            (void)awaited_add(deadlines, dues, &awaited[i], ALERT_CONFIRM);
        else if (awaited[i].wants_opinion)
            (void)awaited_add(deadlines, dues, &awaited[i], ALERT_OPINION);
    }
    for (size_t i = 0, length; i < count; i += length) {
        length = run_length(&awaited[i], count - i);
        employer_add(deadlines, dues, &awaited[i], length);
    }
}

static bool alert_add(struct deadlines *deadlines, struct dues *dues, enum alert alert)
{
    const struct config *config = deadlines->config;
    const struct alert_delays *delays = &config->alerts.delays[alert];
    const struct alert_span span = {
        .today = deadlines->today,
        .begun_by = alert_begun_by(&deadlines->days, alert, delays, deadlines->today),
        .horizon = date_add(deadlines->today, delays->days[0]),
        .near_until = date_add(deadlines->today, config->alerts.near_days)};
    struct alert_items items = {0};

    if (!store_alert_list(deadlines->db, alert, &span, &items))
        return false;
    for (size_t i = 0; i < items.count; i++) {
        const unsigned step = alert_step(deadlines, &items.list[i]);

        if (step > items.list[i].sent)
            due_add(deadlines, dues, &items.list[i], step);
    }
    return true;
}

/* By person, then as the mail has them. */
static int dues_order(const void *left, const void *right)
{
    const struct due *a = left, *b = right;
    const int order = memcmp(a->person, b->person, PERSON_SIZE);

    if (order != 0)
        return order;
    if (a->alert != b->alert)
        return a->alert < b->alert ? -1 : 1;
    return a->id < b->id ? -1 : a->id > b->id;
}

/* What is on today, beside the waits of applications: it has a statement of its own. */
static bool is_listed(const struct deadlines *deadlines, enum alert alert)
{
    if (alert == ALERT_CONFIRM || alert == ALERT_ANSWER || alert == ALERT_OPINION ||
        alert == ALERT_SEARCH || deadlines->config->alerts.delays[alert].count == 0)
        return false;
    return alert_rules[alert].ignores_pauses ||
           !alert_day_rests(&deadlines->days, deadlines->today);
}

bool alerts_find(struct deadlines *deadlines, const struct awaited_application *awaited,
                 size_t count, bool with_searches, struct dues *dues)
{
    const bool has_searches = with_searches &&
                              deadlines->config->alerts.delays[ALERT_SEARCH].count > 0 &&
                              !alert_day_rests(&deadlines->days, deadlines->today);

    applications_add(deadlines, dues, awaited, count);
    for (size_t i = 0; i < ALERTS; i++) {
        if (is_listed(deadlines, (enum alert)i) && !alert_add(deadlines, dues, (enum alert)i) &&
            !part_leave_out(deadlines->db, alert_rules[i].code, 0))
            return false;
    }
    if (has_searches && !alert_searches_find(deadlines, dues))
        return false;
    if (dues->count > 0)
        qsort(dues->list, dues->count, sizeof *dues->list, dues_order);
    return true;
}
