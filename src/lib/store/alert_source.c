/* The statements of alerts. All give the columns that alert_store.c reads, in its order. */
#include "store/alert_source.h"

#include <stddef.h>

#include "store/application_values.h"
#include "store/offer_values.h"

/* Who, since when: number, address, account, how they are spoken to (enum alert_reader). */
#define WHO(code, id, email, account, reader, since)                                               \
    "SELECT " id ", " email ", " account ", " reader ", " since                                    \
    ", " ALERT_STEP_SENT(code, id, since)

/* About an application (a) of a week (w) of an offer (o). */
#define APPLICATION                                                                                \
    ", a.monday, w.first_on, w.last_on, a.confirm_until, a.id, o.id, a.pupil_id, o.title,"         \
    " e.name, o.town"
#define APPLICATION_FROM                                                                           \
    "  FROM application a"                                                                         \
    "       JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"                  \
    "       JOIN offer o ON o.id = a.offer_id JOIN employer e ON e.id = o.employer_id"             \
    "       JOIN account pa ON pa.id = a.pupil_id JOIN pupil p ON p.account_id = a.pupil_id"

/* About an offer, or something else: nothing, or little, of the above. */
#define OFFER   ", NULL, o.first_on, o.last_on, NULL, 0, o.id"
#define NO_WEEK ", NULL, NULL, NULL, NULL, 0"

#define REACHABLE(email) "IF(" email " LIKE '%@invalid', '', " email ")"
#define PUPIL_MOBILE     "IF(p.accepts_sms, pa.mobile, '')"
#define PUPIL_NAME       "CONCAT(pa.first_name, ' ', pa.last_name)"
#define ADDRESS          "CONCAT(o.address, ', ', o.postcode, ' ', o.town)"
#define CONTACT          "CONCAT(o.contact_first_name, ' ', o.contact_last_name)"
#define CONTACT_PHONE    "IF(o.contact_mobile <> '', o.contact_mobile, o.contact_landline)"
/* An account that the contact signs in with, by its number; 0: writes by link. */
#define EMPLOYER_ACCOUNT                                                                           \
    "IF(" OFFER_REPLY_HAS_ACCOUNT ", COALESCE((SELECT ra.id FROM account ra"                       \
    "   WHERE ra.email = " OFFER_REPLY_EMAIL "), 0), 0)"

#define LOCK_APPLICATIONS "SELECT id FROM application WHERE id IN "

static const char answer[] =
    WHO("answer", "a.id", OFFER_REPLY_EMAIL, EMPLOYER_ACCOUNT, "2", APPLICATION_ASKED_AT)
        APPLICATION ", '', '', '', ''" APPLICATION_FROM " WHERE " APPLICATION_IS_OPEN
                    " AND a.employer_opinion = 'pending'";

/* Those that were noted when they came, for who wants them once a day (store_received_later). */
static const char received[] =
    WHO("received", "a.id", OFFER_REPLY_EMAIL, EMPLOYER_ACCOUNT, "2", APPLICATION_ASKED_AT)
        APPLICATION
    ", '', '', '', ''" APPLICATION_FROM
    "       JOIN alert_sent q ON q.alert = 'received' AND q.object_id = a.id AND q.step = 0"
    "        AND q.waits_since = " APPLICATION_ASKED_AT " WHERE " APPLICATION_IS_OPEN
    " AND a.employer_opinion = 'pending'";

static const char confirm[] =
    WHO("confirm", "a.id", REACHABLE("pa.email"), "pa.id", "1", "a.decided_at") APPLICATION
    ", '', '', " PUPIL_MOBILE ", ''" APPLICATION_FROM " WHERE " APPLICATION_IS_OPEN
    " AND a.employer_opinion = 'accepted'";

static const char opinion[] =
    WHO("opinion", "a.id", REACHABLE("COALESCE(r.email, a.referent_email)"), "COALESCE(r.id, 0)",
        "4", APPLICATION_ASKED_AT) APPLICATION
    ", " PUPIL_NAME ", '', '', ''" APPLICATION_FROM
    "       LEFT JOIN account r ON r.id = a.referent_id"
    " WHERE " APPLICATION_IS_OPEN
    "   AND a.employer_opinion = 'pending' AND a.referent_opinion = 'pending'";

/* To each administrator: the number is made of both. */
#define ADMIN_AND_APPLICATION "(adm.id << 32) + a.id"
static const char unanswered[] =
    WHO("unanswered", ADMIN_AND_APPLICATION, "adm.email", "adm.id", "8", APPLICATION_ASKED_AT)
        APPLICATION ", '', " CONTACT_PHONE ", '', ''" APPLICATION_FROM
                    "       JOIN account adm ON adm.role = 'admin' AND adm.state = 'active'"
                    " WHERE " APPLICATION_IS_OPEN " AND a.employer_opinion = 'pending'";

static const char placement[] =
    WHO("placement", "a.id", REACHABLE("pa.email"), "pa.id", "1", "a.confirmed_at") APPLICATION
    ", " CONTACT ", " CONTACT_PHONE ", " PUPIL_MOBILE ", " ADDRESS APPLICATION_FROM
    " WHERE a.is_confirmed = 1";

static const char arrival[] =
    WHO("arrival", "a.id", OFFER_REPLY_EMAIL, EMPLOYER_ACCOUNT, "2", "a.confirmed_at") APPLICATION
    ", " CONTACT ", " CONTACT_PHONE ", '', " ADDRESS APPLICATION_FROM " WHERE a.is_confirmed = 1";

/* Of whose agreement nobody made one yet. Of a pupil who is erased nothing is written any more. */
static const char attestation[] =
    WHO("attestation", "a.id", OFFER_REPLY_EMAIL, EMPLOYER_ACCOUNT, "2", "a.confirmed_at")
        APPLICATION ", '', '', '', ''" APPLICATION_FROM
                    "       JOIN agreement g ON g.application_id = a.id AND g.state <> 'cancelled'"
                    "       LEFT JOIN agreement_attestation t ON t.application_id = a.id"
                    " WHERE a.is_confirmed = 1 AND t.application_id IS NULL"
                    "   AND pa.email NOT LIKE '%@invalid'";

static const char questionnaire_pupil[] =
    WHO("questionnaire-pupil", "a.id", REACHABLE("pa.email"), "pa.id", "1", "a.confirmed_at")
        APPLICATION ", '', '', '', ''" APPLICATION_FROM " WHERE a.is_confirmed = 1";

static const char questionnaire_host[] =
    WHO("questionnaire-host", "a.id", OFFER_REPLY_EMAIL, EMPLOYER_ACCOUNT, "2", "a.confirmed_at")
        APPLICATION ", '', '', '', ''" APPLICATION_FROM " WHERE a.is_confirmed = 1";

static const char sign[] =
    WHO("sign", "s.id", "s.email", "COALESCE(s.account_id, 0)",
        "CASE s.kind WHEN 'pupil' THEN 1 WHEN 'host' THEN 2 WHEN 'school' THEN 4"
        " WHEN 'teacher' THEN 4 ELSE 16 END",
        "v.made_at") APPLICATION
    ", IF(s.kind = 'host', '', " PUPIL_NAME "), s.kind, '', ''" APPLICATION_FROM
    "       JOIN agreement g ON g.application_id = a.id AND g.state = 'to_sign'"
    "       JOIN agreement_version v ON v.application_id = g.application_id"
    "        AND v.version = g.version"
    "       JOIN agreement_signatory s ON s.application_id = g.application_id"
    "        AND s.version = g.version"
    "       LEFT JOIN agreement_signature x ON x.signatory_id = s.id"
    " WHERE x.signatory_id IS NULL AND s.email NOT IN ('', 'efface@invalid')"
    "   AND NOT EXISTS (SELECT 1 FROM agreement_signatory d"
    "       WHERE d.application_id = s.application_id AND d.version = s.version"
    "         AND d.declined_at IS NOT NULL)";

/* The link is theirs to follow: whom somebody else has to admit waits for that. */
static const char account[] =
    WHO("account", "a.id", "a.email", "a.id",
        "CASE a.role WHEN 'pupil' THEN 1 WHEN 'employer' THEN 2 WHEN 'school' THEN 4 ELSE 8 END",
        "a.created_at") NO_WEEK
    ", 0, 0, '', '', '', '', '', '', ''"
    "  FROM account a"
    " WHERE a.state = 'inactive' AND a.email_confirmed_at IS NULL AND a.role <> 'admin'"
    "   AND a.email NOT LIKE '%@invalid'";

#define OFFER_ACCOUNT                                                                              \
    "COALESCE((SELECT oa.id FROM account oa"                                                       \
    "           WHERE oa.id = o.account_id AND oa.state = 'active'), 0)"
static const char offer[] =
    WHO("offer", "o.id", "o.contact_email", OFFER_ACCOUNT, "2", "o.created_at") OFFER
    ", 0, o.title, e.name, o.town, '', '', '', ''"
    "  FROM offer o JOIN employer e ON e.id = o.employer_id"
    " WHERE o.state = 'to_activate' AND o.contact_email NOT LIKE '%@invalid'";

#define PUPIL_AND_OFFER "(d.account_id << 32) + d.offer_id"
static const char draft_application[] =
    WHO("draft-application", PUPIL_AND_OFFER, "da.email", "da.id", "1", "d.saved_at") OFFER
    ", da.id, o.title, e.name, o.town, '', '', '', ''"
    "  FROM application_draft d"
    "       JOIN account da ON da.id = d.account_id AND da.state = 'active'"
    "       JOIN offer o ON o.id = d.offer_id AND o.state = 'active' AND o.suspended_at IS NULL"
    "       JOIN employer e ON e.id = o.employer_id"
    " WHERE NOT EXISTS (SELECT 1 FROM application a WHERE a.pupil_id = d.account_id"
    "                      AND a.offer_id = d.offer_id)";

/* Of several that somebody left, the last. */
static const char draft_offer[] =
    WHO("draft-offer", "d.account_id", "da.email", "da.id", "2", "d.saved_at") NO_WEEK
    ", 0, 0, '', '', '', '', '', '', ''"
    "  FROM offer_draft d JOIN account da ON da.id = d.account_id AND da.state = 'active'"
    " WHERE NOT EXISTS (SELECT 1 FROM offer_draft n WHERE n.account_id = d.account_id"
    "                      AND (n.saved_at > d.saved_at"
    "                           OR n.saved_at = d.saved_at"
    "                              AND (n.copy_of, n.form_key) > (d.copy_of, d.form_key)))";

/* Each member of a school's staff, while pupils of the year are there; the wait is the account's.
 */
static const char school_week[] =
    WHO("school-week", "m.account_id", "ma.email", "ma.id", "4", "ma.created_at") NO_WEEK
    ", m.school_id, 0, '', '', '', '', '', '', ''"
    "  FROM school_member m JOIN account ma ON ma.id = m.account_id AND ma.state = 'active'"
    " WHERE EXISTS (SELECT 1 FROM pupil p JOIN account pa ON pa.id = p.account_id"
    "                WHERE p.school_id = m.school_id AND pa.state = 'active')";

static const char departement_week[] =
    WHO("departement-week", "ma.id", "ma.email", "ma.id", "8", "ma.created_at") NO_WEEK
    ", 0, 0, '', '', '', '', '', '', ''"
    "  FROM account ma WHERE ma.role = 'admin' AND ma.state = 'active'";

static const char search[] = WHO("search", "q.id", "ma.email", "ma.id", "1", "q.saved_at") NO_WEEK
    ", 0, 0, '', '', '', '', '', '', ''"
    "  FROM saved_search q JOIN account ma ON ma.id = q.account_id AND ma.state = 'active'"
    " WHERE q.has_alert";

#define AMONG_APPLICATIONS " AND a.id IN "
/* Not after a month: who remembers? */
#define IS_OVER " AND w.last_on <= ? AND w.monday > ? - INTERVAL 35 DAY"

const struct alert_source alert_sources[ALERTS] = {
    [ALERT_CONFIRM] = {confirm, NULL, "", AMONG_APPLICATIONS, LOCK_APPLICATIONS},
    [ALERT_ANSWER] = {answer, NULL, "", AMONG_APPLICATIONS, LOCK_APPLICATIONS},
    [ALERT_OPINION] = {opinion, NULL, "", AMONG_APPLICATIONS, LOCK_APPLICATIONS},
    [ALERT_RECEIVED] = {received, " AND " APPLICATION_ASKED_AT " < ?", "b", AMONG_APPLICATIONS,
                        LOCK_APPLICATIONS},
    [ALERT_SIGN] = {sign, " AND v.made_at < ? AND w.last_on >= ?", "bd", " AND s.id IN ",
                    "SELECT g.application_id FROM agreement g JOIN agreement_signatory s"
                    "    ON s.application_id = g.application_id WHERE s.id IN "},
    [ALERT_PLACEMENT] = {placement, " AND w.monday > ? AND w.monday <= ?", "dh", AMONG_APPLICATIONS,
                         LOCK_APPLICATIONS},
    [ALERT_ARRIVAL] = {arrival, " AND w.monday > ? AND w.monday <= ?", "dh", AMONG_APPLICATIONS,
                       LOCK_APPLICATIONS},
    [ALERT_UNANSWERED] = {unanswered,
                          " AND " APPLICATION_ASKED_AT " < ? AND a.monday >= ? AND a.monday <= ?",
                          "bdn", " AND " ADMIN_AND_APPLICATION " IN ", NULL},
    [ALERT_ATTESTATION] = {attestation, IS_OVER, "gg", AMONG_APPLICATIONS,
                           "SELECT a.id FROM application a"
                           "       JOIN agreement g ON g.application_id = a.id WHERE a.id IN "},
    [ALERT_QUESTIONNAIRE_PUPIL] = {questionnaire_pupil, IS_OVER, "gg", AMONG_APPLICATIONS,
                                   LOCK_APPLICATIONS},
    [ALERT_QUESTIONNAIRE_HOST] = {questionnaire_host, IS_OVER, "gg", AMONG_APPLICATIONS,
                                  LOCK_APPLICATIONS},
    [ALERT_ACCOUNT] = {account, " AND a.created_at < ?", "b", " AND a.id IN ",
                       "SELECT id FROM account WHERE id IN "},
    [ALERT_OFFER] = {offer, " AND o.created_at < ?", "b", " AND o.id IN ",
                     "SELECT id FROM offer WHERE id IN "},
    [ALERT_DRAFT_APPLICATION] = {draft_application, " AND d.saved_at < ? AND o.last_on > ?", "bd",
                                 " AND " PUPIL_AND_OFFER " IN ", NULL},
    [ALERT_DRAFT_OFFER] = {draft_offer, " AND d.saved_at < ?", "b", " AND d.account_id IN ", NULL},
    [ALERT_SEARCH] = {search, NULL, "", " AND q.id IN ", NULL},
    [ALERT_SCHOOL] = {school_week, "", "", " AND m.account_id IN ", NULL},
    [ALERT_DEPARTEMENT] = {departement_week, "", "", " AND ma.id IN ", NULL},
};
