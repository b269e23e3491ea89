/* Days and ways of alerts. */
#include "rules/alert.h"

#include <string.h>

#include "rules/application.h"

static bool is_paused(const struct alert_pauses *pauses, struct date day)
{
    const unsigned number = day.month * 100U + day.day;

    for (size_t i = 0; i < pauses->count; i++) {
        const unsigned from = pauses->list[i].from, to = pauses->list[i].to;

        /* One that goes over New Year is what lies outside the rest. */
        if (from <= to ? number >= from && number <= to : number >= from || number <= to)
            return true;
    }
    return false;
}

bool alert_day_rests(const struct alert_days *days, struct date day)
{
    return is_paused(days->pauses, day) ||
           (days->rests_in_holidays && calendar_holiday(days->calendar, day) != NULL);
}

static unsigned days_waited(const struct alert_days *days, enum alert alert, struct date since,
                            struct date day)
{
    const int all = date_days_between(since, day);

    if (all <= 0)
        return 0;
    return alert_rules[alert].counts_holidays
               ? (unsigned)all
               : application_days_between(days->calendar, since, day);
}

unsigned alert_steps_due(const struct alert_days *days, enum alert alert,
                         const struct alert_delays *delays, struct date since, struct date day)
{
    const unsigned waited = days_waited(days, alert, since, day);
    unsigned steps = 0;

    while (steps < delays->count && waited >= delays->days[steps])
        steps++;
    return steps;
}

struct date alert_begun_by(const struct alert_days *days, enum alert alert,
                           const struct alert_delays *delays, struct date today)
{
    struct date begun = today;

    if (delays->count == 0)
        return (struct date){0};
    begun = date_add(today, -(int)delays->days[0]);
    while (days_waited(days, alert, begun, today) < delays->days[0])
        begun = date_add(begun, -1);
    return begun;
}

unsigned alert_day_number(struct date day)
{
    static const struct date first = {2020, 1, 6}; /* a Monday */
    const int days = date_days_between(first, day);

    return days > 0 ? (unsigned)days : 0;
}

unsigned alert_week(struct date day)
{
    return alert_day_number(day) / 7;
}

struct alert_ways alert_ways(enum alert alert, enum alert_way chosen, bool can_sms, unsigned step)
{
    const struct alert_rule *rule = &alert_rules[alert];
    const bool has_sms = rule->has_sms && can_sms;

    switch (chosen) {
    case WAY_NONE: return (struct alert_ways){rule->is_essential, false};
    case WAY_MAIL: return (struct alert_ways){true, false};
    case WAY_SMS: return (struct alert_ways){!has_sms, has_sms};
    case WAY_BOTH: return (struct alert_ways){true, has_sms};
    case WAY_DEFAULT: break;
    }
    return has_sms && step > 1 ? (struct alert_ways){false, true}
                               : (struct alert_ways){true, false};
}

static const char *const ways[] = {[WAY_DEFAULT] = "",
                                   [WAY_NONE] = "none",
                                   [WAY_MAIL] = "mail",
                                   [WAY_SMS] = "sms",
                                   [WAY_BOTH] = "both"};

const char *alert_way_code(enum alert_way way)
{
    return ways[way];
}

bool alert_way_parse(const char *code, enum alert_way *way)
{
    for (size_t i = WAY_NONE; i <= WAY_BOTH; i++) {
        if (strcmp(code, ways[i]) == 0) {
            *way = (enum alert_way)i;
            return true;
        }
    }
    return false;
}
