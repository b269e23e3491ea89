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

/* One pupil to confirm, or one referent to give an opinion. */
static bool person_remind(struct db *db, void *argument)
{
    struct reminding *reminding = argument;
    const struct deadlines *deadlines = reminding->deadlines;
    const struct awaited_application *awaited = reminding->awaited;
    const bool is_pupil = awaited->is_accepted;
    const time_t since = is_pupil ? awaited->decided_at : awaited->sent_at;
    const unsigned number = due(deadlines, is_pupil ? confirm_days : opinion_days, since);
    const uint64_t id = awaited->place.id;
    enum application_state state;

    reminding->is_new = false;
    if (!store_application_state_lock(db, id, &state))
        return false;
    if (number == 0 || state != (is_pupil ? APPLICATION_ACCEPTED : APPLICATION_PENDING))
        return true;
    if (!store_reminder_note(db, id, is_pupil ? REMINDER_CONFIRM : REMINDER_OPINION, number, since,
                             deadlines->now, &reminding->is_new))
        return false;
    if (!reminding->is_new)
        return true;
    return is_pupil ? notify_confirm_reminder(db, deadlines->pool, deadlines->config, id, number,
                                              deadlines->now)
                    : notify_opinion_reminder(db, deadlines->pool, deadlines->config, id,
                                              deadlines->now);
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
        if ((awaited[i].is_accepted || awaited[i].wants_opinion) &&
            !remind(deadlines, &awaited[i], 1, person_remind))
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
