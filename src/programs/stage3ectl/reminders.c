/* Reminders (domain.md, "Notifications"): each once, by the calendar of the deadlines, none to who
 * has answered. Pupils and referents get one for each application, an employer one for all that
 * wait.
 */
#include <stdio.h>
#include <string.h>

#include "base/pool.h"
#include "notify/notify.h"
#include "rules/same.h"
#include "stage3ectl/deadlines.h"

/* Since when one waits. */
static time_t since(const struct awaited_application *awaited, enum reminder_kind kind)
{
    return kind == REMINDER_CONFIRM ? awaited->decided_at : awaited->sent_at;
}

/* The number of the reminder to send now, from 1; 0: none that was not sent. */
static unsigned due(const struct deadlines *deadlines, const struct awaited_application *awaited,
                    enum reminder_kind kind)
{
    const struct wait wait = deadlines_wait(deadlines, awaited, kind);
    const unsigned number =
        application_reminders_due(&deadlines->calendar, &wait, deadlines->today);

    if (!application_may_remind(&deadlines->calendar, &wait, deadlines->today))
        return 0;
    return number > awaited->reminded[kind] ? number : 0;
}

/* Applications of which one thing is awaited: one, or all those of an employer. */
struct reminding {
    struct deadlines *deadlines;
    const struct awaited_application *awaited;
    size_t count;
    bool is_new;
};

/* Notes it, under a lock that shows that who is awaited has not answered: is_new is false if they
 * have, or were reminded by another run. */
static bool note(struct db *db, const struct deadlines *deadlines,
                 const struct awaited_application *awaited, enum reminder_kind kind,
                 bool *is_waiting, bool *is_new)
{
    const unsigned number = due(deadlines, awaited, kind);
    enum application_state state;

    *is_new = false;
    if (!store_application_state_lock(db, awaited->place.id, &state))
        return false;
    *is_waiting = state == (kind == REMINDER_CONFIRM ? APPLICATION_ACCEPTED : APPLICATION_PENDING);
    return !*is_waiting || number == 0 ||
           store_reminder_note(db, awaited->place.id, kind, number, since(awaited, kind),
                               deadlines->now, is_new);
}

/* Who could not be reminded in time, because this did not run, has until tomorrow. */
static bool time_leave(struct db *db, const struct deadlines *deadlines,
                       const struct awaited_application *awaited)
{
    const struct date until =
        date_min(date_add(deadlines->today, 1), date_add(awaited->place.monday, -1));

    return date_compare(deadlines->today, awaited->confirm_until) <= 0 ||
           store_confirm_extend(db, awaited->place.id, until);
}

/* One pupil to confirm, or one referent to give an opinion. */
static bool person_remind(struct db *db, void *argument)
{
    struct reminding *reminding = argument;
    const struct deadlines *deadlines = reminding->deadlines;
    const struct awaited_application *awaited = reminding->awaited;
    const bool is_pupil = awaited->is_accepted;
    const enum reminder_kind kind = is_pupil ? REMINDER_CONFIRM : REMINDER_OPINION;
    const uint64_t id = awaited->place.id;
    bool is_waiting;

    if (!note(db, deadlines, awaited, kind, &is_waiting, &reminding->is_new))
        return false;
    if (!reminding->is_new)
        return true;
    if (is_pupil && !time_leave(db, deadlines, awaited))
        return false;
    return is_pupil ? notify_confirm_reminder(db, deadlines->config, id,
                                              due(deadlines, awaited, kind), deadlines->now)
                    : notify_opinion_reminder(db, deadlines->config, id, deadlines->now);
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
        bool is_waiting, is_new;

        if (!note(db, deadlines, awaited, REMINDER_ANSWER, &is_waiting, &is_new))
            return false;
        if (is_waiting)
            ids[count++] = awaited->place.id;
        reminding->is_new = reminding->is_new || is_new;
    }
    return !reminding->is_new ||
           notify_answer_reminder(db, deadlines->config, ids, count, deadlines->now);
}

static bool remind(struct deadlines *deadlines, const struct awaited_application *awaited,
                   size_t count, db_work work)
{
    struct reminding reminding = {deadlines, awaited, count, false};

    if (deadlines->is_dry)
        reminding.is_new = printf("%s of application %llu would be reminded\n",
                                  work == answer_remind  ? "the employer"
                                  : awaited->is_accepted ? "the pupil"
                                                         : "the referent",
                                  (unsigned long long)awaited->place.id) > 0;
    else if (!db_transaction(deadlines->db, work, &reminding))
        return false;
    deadlines->reminded += reminding.is_new;
    return true;
}

/* Reminds the person an application waits for besides the employer, if it is time. */
static bool person_treat(struct deadlines *deadlines, const struct awaited_application *awaited)
{
    const bool is_due = awaited->is_accepted ? due(deadlines, awaited, REMINDER_CONFIRM) > 0
                                             : awaited->wants_opinion &&
                                                   due(deadlines, awaited, REMINDER_OPINION) > 0;

    return !is_due || remind(deadlines, awaited, 1, person_remind);
}

/* How many of the list, from here on, are at the same employer: they stand together. */
static size_t run_length(struct pool *pool, const struct awaited_application *awaited, size_t count)
{
    size_t length = 1;

    while (length < count &&
           same_email(pool, awaited[length].contact_email, awaited->contact_email))
        length++;
    return length;
}

/* Reminds an employer of the applications that wait, if it is time for one of them. */
static bool employer_treat(struct deadlines *deadlines, const struct awaited_application *awaited,
                           size_t count)
{
    bool is_due = false;

    for (size_t i = 0; i < count && !is_due; i++)
        is_due = !awaited[i].is_accepted && due(deadlines, &awaited[i], REMINDER_ANSWER) > 0;
    return !is_due || !awaited_is_reachable(awaited) ||
           remind(deadlines, awaited, count, answer_remind);
}

bool reminders_send(struct deadlines *deadlines, const struct awaited_application *awaited,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!person_treat(deadlines, &awaited[i]))
            return false;
    }
    for (size_t i = 0, length; i < count; i += length) {
        length = run_length(deadlines->pool, &awaited[i], count - i);
        if (!employer_treat(deadlines, &awaited[i], length))
            return false;
    }
    return true;
}
