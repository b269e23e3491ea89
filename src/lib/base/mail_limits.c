/* The limits of what others cause to be sent. */
#include "base/mail_limits.h"

#include <stdlib.h>

/* The first of a wait is ten minutes, then twice as long each time, up to six hours: an address
 * gets so many at once and a handful a day after, and who waits for a mail gets one of them. From a
 * school's address a whole class signs up within an hour; accounts are counted by themselves. */
const struct mail_rule mail_rules[MAIL_OCCASIONS] = {
    /* by anyone */
    [MAIL_DEPOSIT] = {"deposit", "offer-activation offer-sign-in", {2, 60, 60, 1000}},
    [MAIL_SIGN_UP] = {"sign_up", "account-activation account-exists", {3, 200, 0, 2000}},
    [MAIL_GUARDIAN] = {"guardian", "guardian-told guardian-changed", {3, 200, 5, 2000}},
    [MAIL_RESET] = {"reset", "password-reset", {3, 100, 0, 1000}},
    /* by accounts, which anyone who has a mailbox can open */
    [MAIL_ADDRESS] = {"address", "email-change-old email-change-new", {2, 0, 10, 1000}},
    [MAIL_JOIN] = {"join", "employer-join school-join", {20, 0, 0, 1000}},
    [MAIL_STAFF] = {"staff", "staff-invitation school-team", {3, 0, 30, 500}},
    [MAIL_PUPILS] = {"pupils", "pupil-invitation", {5, 0, 2000, 20000}},
    [MAIL_CONTACT] = {"contact", "offer-activation contact-confirmation", {3, 0, 30, 1000}},
    [MAIL_APPLICATION] = {"application",
                          "application-employer application-pupil school-week answer-asked",
                          {0, 0, 30, 0}},
    [MAIL_REFERENT] = {"referent", "application-referent", {40, 0, 20, 0}},
    /* by a mailed link, which opens its page for whoever has it; five an hour each besides */
    [MAIL_CODE] = {"code", "link-code agreement-code", {20, 0, 0, 1000}},
    /* by a school, once more to who signs */
    [MAIL_AGREEMENT] = {"agreement", "agreement-signatory", {5, 0, 100, 500}},
    /* by one side of an application, which says another thing than before; counted by application
     */
    [MAIL_CORRECTION] = {"correction", "agreement-news agreement-pupil week-opinion", {5, 0, 0, 0}},
};

/* Once each: account-approved, guardian-objected, account-deleted, offer-online, links-ended,
 * application-school. To the account's own, proved address, by its owner's act:
 * password-changed, email-changed. By the site's own calendar, at most one a day: alerts;
 * account-unused. To a contact who has just confirmed: applications-pending. By the département:
 * offer-disabled.
 * To administrators, when nothing leaves: outbox-warning. */
const char mail_unlimited[] =
    "account-approved account-deleted account-unused alerts application-school"
    " applications-pending email-changed guardian-objected links-ended offer-disabled offer-online"
    " outbox-warning password-changed";

bool mail_limit_read(const char *text, struct mail_limit *limit)
{
    uint16_t *const numbers[] = {&limit->recipient, &limit->place, &limit->account, &limit->total};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char *end;
        const long number = strtol(text, &end, 10);

        if (end == text || number < 0 || number > UINT16_MAX)
            return false;
        *numbers[i] = (uint16_t)number;
        text = end;
    }
    return *text == '\0';
}
