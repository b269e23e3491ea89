/* Reminders (domain.md, "Notifications"): each once, none in the holidays, none to who has
 * answered. Pupils and referents get one for each application, an employer one for all that wait.
 */
#include <string.h>

#include "base/pool.h"
#include "notify/notify.h"
#include "stage3ectl/deadlines.h"

/* School days after which one is reminded; the place in the list is the reminder's number. */
static const unsigned confirm_days[] = {2, 5, 0}, answer_days[] = {3, 7, 14, 0},
                      opinion_days[] = {3, 0};

/* The number of the last reminder that is due, from 1; 0: none yet. */
static unsigned due(const struct deadlines *deadlines, const unsigned *days, time_t since)
{
    const unsigned waited =
        application_days_between(&deadlines->calendar, date_of_instant(since), deadlines->today);
    unsigned number = 0;

    while (days[number] != 0 && waited >= days[number])
        number++;
    return number;
}

/* Applications of which one thing is awaited: one, or all those of an employer. */
struct reminding {
    struct deadlines *deadlines;
    const struct awaited_application *awaited;
    size_t count;
    bool is_new;
};

static bool confirm_remind(struct db *db, void *argument)
{
    struct reminding *reminding = argument;
    const struct deadlines *deadlines = reminding->deadlines;
    const struct awaited_application *awaited = reminding->awaited;
    const unsigned number = due(deadlines, confirm_days, awaited->decided_at);
    enum application_state state;

    reminding->is_new = false;
    if (!store_application_state_lock(db, awaited->place.id, &state))
        return false;
    if (state != APPLICATION_ACCEPTED || number == 0)
        return true;
    return store_reminder_note(db, awaited->place.id, REMINDER_CONFIRM, number, awaited->decided_at,
                               deadlines->now, &reminding->is_new) &&
           (!reminding->is_new ||
            notify_confirm_reminder(db, deadlines->pool, deadlines->config, awaited->place.id,
                                    number, deadlines->now));
}

static bool opinion_remind(struct db *db, void *argument)
{
    struct reminding *reminding = argument;
    const struct deadlines *deadlines = reminding->deadlines;
    const struct awaited_application *awaited = reminding->awaited;
    const unsigned number = due(deadlines, opinion_days, awaited->sent_at);
    enum application_state state;

    reminding->is_new = false;
    if (!store_application_state_lock(db, awaited->place.id, &state))
        return false;
    if (state != APPLICATION_PENDING || number == 0)
        return true;
    return store_reminder_note(db, awaited->place.id, REMINDER_OPINION, number, awaited->sent_at,
                               deadlines->now, &reminding->is_new) &&
           (!reminding->is_new || notify_opinion_reminder(db, deadlines->pool, deadlines->config,
                                                          awaited->place.id, deadlines->now));
}

/* All that still wait at one employer are in the mail that any of them is due for. */
static bool answer_remind(struct db *db, void *argument)
{
    struct reminding *reminding = argument;
    const struct deadlines *deadlines = reminding->deadlines;
    uint64_t *ids = pool_array(deadlines->pool, reminding->count + 1, sizeof *ids);
    size_t count = 0;

    reminding->is_new = false;
    for (size_t i = 0; i < reminding->count; i++) {
        const struct awaited_application *awaited = &reminding->awaited[i];
        const unsigned number = due(deadlines, answer_days, awaited->sent_at);
        enum application_state state;
        bool is_new = false;

        if (!store_application_state_lock(db, awaited->place.id, &state))
            return false;
        if (state != APPLICATION_PENDING)
            continue;
        ids[count++] = awaited->place.id;
        if (number > 0 && !store_reminder_note(db, awaited->place.id, REMINDER_ANSWER, number,
                                               awaited->sent_at, deadlines->now, &is_new))
            return false;
        reminding->is_new = reminding->is_new || is_new;
    }
    return !reminding->is_new || notify_answer_reminder(db, deadlines->pool, deadlines->config, ids,
                                                        count, deadlines->now);
}

static bool remind(struct deadlines *deadlines, const struct awaited_application *awaited,
                   size_t count, db_work work)
{
    struct reminding reminding = {deadlines, awaited, count, false};

    if (!db_transaction(deadlines->db, work, &reminding))
        return false;
    deadlines->reminded += reminding.is_new;
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

/* An erased contact is nobody to remind. */
static bool is_reachable(const struct awaited_application *awaited)
{
    return strstr(awaited->contact_email, "@invalid") == NULL;
}

bool reminders_send(struct deadlines *deadlines, const struct awaited_application *awaited,
                    size_t count)
{
    if (calendar_holiday(&deadlines->calendar, deadlines->today) != NULL)
        return true;
    for (size_t i = 0; i < count; i++) {
        if ((awaited[i].is_accepted && !remind(deadlines, &awaited[i], 1, confirm_remind)) ||
            (!awaited[i].is_accepted && awaited[i].wants_opinion &&
             !remind(deadlines, &awaited[i], 1, opinion_remind)))
            return false;
    }
    for (size_t i = 0; i < count;) {
        const size_t length = run_length(&awaited[i], count - i);

        if (is_reachable(&awaited[i]) && !remind(deadlines, &awaited[i], length, answer_remind))
            return false;
        i += length;
    }
    return true;
}
