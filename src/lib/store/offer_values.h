/* What the stores of offers share: whose an offer is, its content as values of a statement. */
#ifndef STAGE3E_STORE_OFFER_VALUES_H
#define STAGE3E_STORE_OFFER_VALUES_H

#include "rules/deposit.h"
#include "rules/offer.h"
#include "store/columns.h"

/* The day that figures are of, as a table with one row; its value is bound where it stands. It
 * comes first in FROM, so that it is bound before what the conditions bind. */
#define OFFER_TODAY "(SELECT CAST(? AS DATE) AS day) AS today"

/* The one definition of the seats left of an offer (o): those that can still be asked for. Of an
 * active offer that is not suspended, the seats not taken of each capacity with a week whose last
 * day to apply is not over, today and when the application period begins. `apply_until` has lead
 * time and period in it. */
#define OFFER_SEATS_LEFT                                                                                 \
    "IF(o.state = 'active' AND o.suspended_at IS NULL AND COALESCE(o.apply_to, today.day) >= today.day," \
    "   (SELECT COALESCE(SUM(sc.seats - sc.taken), 0) FROM capacity sc"                                  \
    "     WHERE sc.offer_id = o.id AND EXISTS"                                                           \
    "           (SELECT 1 FROM offer_week sw"                                                            \
    "             WHERE sw.offer_id = o.id AND sw.capacity_id = sc.id AND NOT sw.is_removed"             \
    "               AND sw.apply_until >= GREATEST(today.day, COALESCE(o.apply_from, today.day)))),"     \
    "   0)"

/* No seat is free in the weeks to come; where none is to come, in any. */
#define OFFER_IS_FULL                                                                                \
    "(SELECT COALESCE(MIN(IF(fw.monday > today.day, fc.taken >= fc.seats, NULL)),"                   \
    "                 MIN(fc.taken >= fc.seats))"                                                    \
    "   FROM offer_week fw JOIN capacity fc ON fc.offer_id = fw.offer_id AND fc.id = fw.capacity_id" \
    "  WHERE fw.offer_id = o.id AND NOT fw.is_removed)"

/* The offers (o) that an account manages: its own, and those of its employer; bound twice. Found by
 * two keys, offer.account_id and offer.employer_id: an OR would read every offer there is. */
#define OFFER_IS_MANAGED                                                                            \
    "o.id IN (SELECT mine.id FROM"                                                                  \
    "   (SELECT mo.id FROM offer mo WHERE mo.account_id = ?"                                        \
    "    UNION SELECT mo.id FROM offer mo JOIN employer_member m ON m.employer_id = mo.employer_id" \
    "                       JOIN account ma ON ma.id = m.account_id"                                \
    "           WHERE m.account_id = ? AND ma.state = 'active') AS mine)"

/* Whether the département locked who deposited the offer (o). */
#define OFFER_OWNER_IS_LOCKED                                                                      \
    "EXISTS (SELECT 1 FROM account la WHERE la.id = o.account_id AND la.state = 'locked')"

/* Whether the contact's address of the offer (o) is that of an account which manages it: its own or
 * a colleague's, proved when the account was opened. */
#define OFFER_CONTACT_IS_MEMBER                                                                    \
    "EXISTS (SELECT 1 FROM account ca WHERE ca.email = o.contact_email"                            \
    "           AND ca.role = 'employer' AND ca.state = 'active'"                                  \
    "           AND (ca.id = o.account_id OR o.employer_id IN"                                     \
    "                (SELECT cm.employer_id FROM employer_member cm WHERE cm.account_id = ca.id)))"

/* Whether the contact has to confirm first: whoever deposited or corrected the offer, or the
 * département, typed an address that is neither theirs nor a colleague's, and no link sent there
 * was followed. */
#define OFFER_CONTACT_AWAITS "(o.contact_state = 'typed' AND NOT " OFFER_CONTACT_IS_MEMBER ")"

/* Who is written to about the applications for the offer (o): the contact, where that is confirmed;
 * else who deposited it; "" where there is nobody, and the département has to find someone. An
 * offer that waits for its first link has no applications: its contact is who deposited it. */
#define OFFER_REPLY_EMAIL                                                                          \
    "(CASE WHEN o.contact_email LIKE '%@invalid' THEN ''"                                          \
    "      WHEN o.contact_state = 'confirmed'"                                                     \
    "           OR (o.contact_state = 'typed'"                                                     \
    "               AND ((o.account_id IS NULL AND o.state = 'to_activate')"                       \
    "                    OR " OFFER_CONTACT_IS_MEMBER ")) THEN o.contact_email"                    \
    "      ELSE COALESCE((SELECT oa.email FROM account oa WHERE oa.id = o.account_id"              \
    "                        AND oa.role = 'employer' AND oa.state = 'active'), '') END)"

/* Whether that one has an account which manages the offer. */
#define OFFER_REPLY_HAS_ACCOUNT                                                                    \
    "IF(" OFFER_REPLY_EMAIL " = o.contact_email, " OFFER_CONTACT_IS_MEMBER ", " OFFER_REPLY_EMAIL  \
    " <> '')"

/* What the status of an offer (o) comes from, as a member of a row; FROM needs OFFER_TODAY. The
 * states are in the order of the column's ENUM. */
#define OFFER_TERMS_OF(type, member)                                                               \
    COLUMN(type, member.state, "o.state - 1"), COLUMN(type, member.last, "o.last_on"),             \
        COLUMN(type, member.apply_from, "o.apply_from"),                                           \
        COLUMN(type, member.apply_to, "o.apply_to"),                                               \
        COLUMN(type, member.is_suspended, "o.suspended_at IS NOT NULL"),                           \
        COLUMN(type, member.seats_left, OFFER_SEATS_LEFT),                                         \
        COLUMN(type, member.is_full, OFFER_IS_FULL)

/* The content of a deposit: what everyone sees of an offer (o), and what only those do who manage
 * it. member is "", or ends in a full stop. */
#define OFFER_SHOWN_OF(type, member)                                                               \
    COLUMN(type, member title, "o.title"), COLUMN(type, member description, "o.description"),      \
        COLUMN(type, member place.address, "o.address"),                                           \
        COLUMN(type, member place.postcode, "o.postcode"),                                         \
        COLUMN(type, member place.town, "o.town"),                                                 \
        COLUMN(type, member place.country, "o.country"),                                           \
        COLUMN_WHERE_SET(type, member place.latitude, member place.is_located, "o.latitude"),      \
        COLUMN_WHERE_SET(type, member place.longitude, member place.is_located, "o.longitude"),    \
        COLUMN(type, member from, "o.first_on"), COLUMN(type, member to, "o.last_on"),             \
        COLUMN(type, member has_weekly_seats, "o.has_weekly_seats"),                               \
        COLUMN(type, member apply_from, "o.apply_from"),                                           \
        COLUMN(type, member apply_to, "o.apply_to"),                                               \
        COLUMN(type, member lead_days, "o.lead_days"),                                             \
        COLUMN_OF_KIND(type, member conditions.meal_on_site, "o.meal_on_site", COLUMN_ANSWER),     \
        COLUMN_OF_KIND(type, member conditions.meal_paid, "o.meal_paid", COLUMN_ANSWER),           \
        COLUMN_OF_KIND(type, member conditions.has_travel, "o.has_travel", COLUMN_ANSWER),         \
        COLUMN_OF_KIND(type, member conditions.travel_paid, "o.travel_paid", COLUMN_ANSWER),       \
        COLUMN(type, member conditions.schedule, "o.schedule"),                                    \
        COLUMN(type, member conditions.days, "o.days"),                                            \
        COLUMN(type, member conditions.hours, "o.hours"),                                          \
        COLUMN_OF_KIND(type, member conditions.accessible_visual, "o.accessible_visual",           \
                       COLUMN_ANSWER),                                                             \
        COLUMN_OF_KIND(type, member conditions.accessible_motor, "o.accessible_motor",             \
                       COLUMN_ANSWER),                                                             \
        COLUMN_OF_KIND(type, member conditions.accessible_mental, "o.accessible_mental",           \
                       COLUMN_ANSWER),                                                             \
        COLUMN_OF_KIND(type, member conditions.accessible_hearing, "o.accessible_hearing",         \
                       COLUMN_ANSWER),                                                             \
        COLUMN(type, member conditions.accessibility_note, "o.accessibility_note")

#define OFFER_KEPT_OF(type, member)                                                                \
    COLUMN_OF_KIND(type, member place.insee, "o.insee", COLUMN_CODE),                              \
        COLUMN(type, member contact.civility, "o.contact_civility"),                               \
        COLUMN(type, member contact.last_name, "o.contact_last_name"),                             \
        COLUMN(type, member contact.first_name, "o.contact_first_name"),                           \
        COLUMN(type, member contact.email, "o.contact_email"),                                     \
        COLUMN(type, member contact.landline, "o.contact_landline"),                               \
        COLUMN(type, member contact.mobile, "o.contact_mobile"),                                   \
        COLUMN(type, member contact.fax, "o.contact_fax"),                                         \
        COLUMN(type, member contact.department, "o.contact_department"),                           \
        COLUMN(type, member contact.job_title, "o.contact_job_title"),                             \
        COLUMN(type, member exchanges.on_application, "o.contact_on_application"),                 \
        COLUMN(type, member exchanges.for_events, "o.contact_for_events"),                         \
        COLUMN(type, member exchanges.for_last_minute, "o.contact_for_last_minute"),               \
        COLUMN(type, member exchanges.shows_contact, "o.shows_contact")

/* All of it, as it is written. */
extern const struct row_type offer_content_row;

/* The logo of the name that is bound, if it is still kept. */
#define OFFER_LOGO_NAMED "(SELECT sha256 FROM logo_image WHERE sha256 = UNHEX(?))"

bool store_offer_domains_insert(struct db *db, uint64_t offer_id, const struct deposit *deposit)
    __attribute__((warn_unused_result));

#endif
