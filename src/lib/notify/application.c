/* What is said about an application: to its pupil, its employer, its referent. Words are in
 * xsl/mail/applications.xsl and xsl/mail/sms.xsl. */
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "notify/message.h"
#include "notify/notify.h"
#include "page/xml.h"
#include "store/alert_store.h"
#include "store/application_change.h"
#include "store/application_store.h"
#include "store/message_store.h"
#include "store/signature_store.h"
#include "store/token_store.h"

/* One change being told. */
struct telling {
    struct db *db;
    struct pool *pool;
    const struct config *config;
    const struct application_notice *notice;
    const struct application_change *change;
    time_t now;
};

static xmlNode *telling_begin(const struct telling *telling, const char *role)
{
    const struct application_notice *notice = telling->notice;
    struct pool *pool = telling->pool;
    xmlNode *message = message_begin(telling->config, application_step(&notice->opinions));

    xml_attribute(message, "change", application_state_code(telling->change->to));
    xml_attribute_bool(message, "in-stead", telling->change->is_in_stead);
    xml_attribute_bool(message, "accepted", notice->opinions.employer == EMPLOYER_ACCEPTED);
    xml_attribute(message, "reason-code", telling->change->reason_code);
    xml_attribute(message, "reason-label", telling->change->reason_label);
    if (date_is_set(notice->confirm_until))
        xml_attribute(message, "confirm-until",
                      date_text(pool, notice->confirm_until, DATE_DAY_LONG));
    xml_attribute(xml_element(message, "person"), "role", role);
    xml_paragraphs(pool, message, "reason", telling->change->reason);
    message_application_add(pool, message, notice);
    return message;
}

static bool own_link(const struct telling *telling, const char *purpose, const char *email,
                     const char *path, const char **link)
{
    return message_link_grant(telling->db, telling->notice, purpose, email, path, telling->now,
                              link);
}

static const char *own_page(const struct telling *telling)
{
    return pool_printf(telling->pool, "/candidatures/%llu",
                       (unsigned long long)telling->notice->id);
}

static bool queue(const struct telling *telling, xmlNode *message, const char *recipient,
                  const char *template_name, bool is_sms)
{
    struct mail mail = {.recipient = recipient,
                        .is_sms = is_sms,
                        .template_name = template_name,
                        .application_id = telling->notice->id,
                        .event_id = telling->change->event_id};

    if (strcmp(recipient, telling->notice->pupil_email) == 0 || is_sms)
        mail.account_id = telling->notice->pupil_id;
    return message_queue(telling->db, message, &mail, telling->now);
}

static bool pupil_tell(const struct telling *telling, const char *recipient, bool is_sms)
{
    static const char template_name[] = "application-pupil";
    xmlNode *message = telling_begin(telling, "pupil");

    message_link(telling->pool, message, telling->config, own_page(telling));
    return queue(telling, message, recipient, template_name, is_sms);
}

/* Who is written to as the employer: where the contact wants nothing and nobody else is there, the
 * département, which finds out whom to ask. */
static const char *employer_address(const struct telling *telling)
{
    const struct application_notice *notice = telling->notice;

    return *notice->contact_email == '\0' && !notice->contact_is_erased
               ? telling->config->site.help_mail
               : notice->contact_email;
}

static bool employer_tell(const struct telling *telling, const char *template_name)
{
    const struct application_notice *notice = telling->notice;
    const char *email = employer_address(telling), *link = own_page(telling);
    const bool has_page = notice->contact_has_account || *notice->contact_email == '\0';
    xmlNode *message;

    if (*email == '\0')
        return true;
    if (!has_page && !application_awaits_employer(telling->change->to, notice->last,
                                                  date_of_instant(telling->now)))
        link = NULL;
    else if (!has_page && !own_link(telling, DECIDE_LINK, email, "/candidatures/repondre", &link))
        return false;
    message = telling_begin(telling, "employer");
    xml_paragraphs(telling->pool, message, "description", notice->description);
    if (link != NULL)
        message_link(telling->pool, message, telling->config, link);
    return queue(telling, message, email, template_name, false);
}

/* The referent knows the pupil by name. Who is no staff member gets a link, to give an opinion. */
static bool referent_tell(const struct telling *telling)
{
    const struct application_notice *notice = telling->notice;
    const char *email = notice->referent_email, *link = NULL;
    xmlNode *message;

    if (notice->referent_id != 0)
        link = own_page(telling);
    else if (telling->change->to == APPLICATION_PENDING &&
             !own_link(telling, OPINION_LINK, email, "/candidatures/avis", &link))
        return false;
    message = telling_begin(telling, "referent");
    xml_attribute(message, "pupil-name", notice->pupil_name);
    if (link != NULL)
        message_link(telling->pool, message, telling->config, link);
    return queue(telling, message, email, "application-referent", false);
}

/* The school as such: whether the pupil has named a referent or not. */
static bool school_tell(const struct telling *telling)
{
    xmlNode *message = telling_begin(telling, "school");

    xml_attribute(message, "pupil-name", telling->notice->pupil_name);
    message_link(telling->pool, message, telling->config, own_page(telling));
    return queue(telling, message, telling->notice->school_email, "application-school", false);
}

/* Who signs the agreement and has no account hears of it there. */
static bool signatories_tell(const struct telling *telling)
{
    struct signatories signatories;

    if (!store_signatories_by_link(telling->db, telling->notice->id, &signatories))
        return false;
    for (size_t i = 0; i < signatories.count; i++) {
        if (!notify_signatory(telling->db, telling->config, telling->notice->id,
                              signatories.list[i].kind, signatories.list[i].email, "cancelled",
                              telling->change->reason, telling->now))
            return false;
    }
    return true;
}

/* A new application waits for the mail of the day, where that is what its employer wants. */
static bool employer_hear(const struct telling *telling)
{
    const struct application_notice *notice = telling->notice;
    bool is_later = false;

    if (telling->change->to == APPLICATION_PENDING && *notice->contact_email != '\0' &&
        telling->config->alerts.delays[ALERT_RECEIVED].count > 0 &&
        !store_received_later(telling->db, notice->contact_email, notice->id, telling->now,
                              &is_later))
        return false;
    return is_later || employer_tell(telling, "application-employer");
}

static bool change_tell(const struct telling *telling)
{
    const struct application_notice *notice = telling->notice;
    const struct announcement told =
        application_announcement(telling->change->to, telling->change->is_in_stead);
    /* Who has just done it on the site needs no SMS of it. */
    const bool has_sms = told.pupil_sms && !telling->change->is_by_pupil &&
                         *telling->config->sms.url != '\0' && *notice->pupil_mobile != '\0' &&
                         *notice->pupil_email != '\0';

    return (!told.pupil_mail || *notice->pupil_email == '\0' ||
            pupil_tell(telling, notice->pupil_email, false)) &&
           (!has_sms || pupil_tell(telling, notice->pupil_mobile, true)) &&
           (!told.employer_mail || employer_hear(telling)) &&
           (!told.referent_mail || *notice->referent_email == '\0' || referent_tell(telling)) &&
           (!told.school_mail || *notice->school_email == '\0' || school_tell(telling)) &&
           (telling->change->to != APPLICATION_CANCELLED || signatories_tell(telling));
}

bool notify_application_changes(struct db *db, const struct config *config,
                                const struct application_changes *changes, time_t now)
{
    struct pool *pool = db_pool(db);

    for (size_t i = 0; i < changes->count; i++) {
        struct application_notice notice;
        const struct telling telling = {db, pool, config, &notice, &changes->list[i], now};

        if (!store_application_notice(db, changes->list[i].application_id, &notice) ||
            !change_tell(&telling))
            return false;
    }
    return true;
}

/* A reminder: what is said of a change that has not come. */
static struct application_change reminder_of(uint64_t application_id, enum application_state state)
{
    return (struct application_change){.application_id = application_id,
                                       .to = state,
                                       .reason_code = "",
                                       .reason_label = "",
                                       .reason = ""};
}

bool notify_school_week(struct db *db, const struct config *config, uint64_t application_id,
                        bool is_to_agree, time_t now)
{
    struct pool *pool = db_pool(db);
    const struct application_change change = reminder_of(application_id, APPLICATION_PENDING);
    struct application_notice notice;
    const struct telling telling = {db, pool, config, &notice, &change, now};
    xmlNode *message;

    if (!store_application_notice(db, application_id, &notice))
        return false;
    if (*notice.school_email == '\0')
        return true;
    message = telling_begin(&telling, "school");
    xml_attribute(message, "pupil-name", notice.pupil_name);
    xml_attribute_bool(message, "to-agree", is_to_agree);
    message_link(pool, message, config, own_page(&telling));
    return queue(&telling, message, notice.school_email, "school-week", false);
}

bool notify_answer_asked(struct db *db, const struct config *config, uint64_t application_id,
                         uint64_t event_id, time_t now)
{
    struct pool *pool = db_pool(db);
    struct application_change change = reminder_of(application_id, APPLICATION_PENDING);
    struct application_notice notice;
    const struct telling telling = {db, pool, config, &notice, &change, now};

    change.event_id = event_id;
    return store_application_notice(db, application_id, &notice) &&
           employer_tell(&telling, "answer-asked");
}

bool notify_week_opinion(struct db *db, const struct config *config, uint64_t application_id,
                         bool is_agreed, uint64_t event_id, time_t now)
{
    struct pool *pool = db_pool(db);
    struct application_change change = reminder_of(application_id, APPLICATION_PENDING);
    struct application_notice notice;
    const struct telling telling = {db, pool, config, &notice, &change, now};
    xmlNode *message;

    change.event_id = event_id;
    if (!store_application_notice(db, application_id, &notice))
        return false;
    if (*notice.pupil_email == '\0')
        return true;
    message = telling_begin(&telling, "pupil");
    xml_attribute_bool(message, "agreed", is_agreed);
    message_link(pool, message, config, own_page(&telling));
    return queue(&telling, message, notice.pupil_email, "week-opinion", false);
}

/* One line of the list: the application, and its own link for who has no account. */
static bool pending_add(const struct telling *telling, xmlNode *message)
{
    const struct application_notice *notice = telling->notice;
    const char *link = NULL;
    xmlNode *node;

    if (!notice->contact_has_account &&
        !own_link(telling, DECIDE_LINK, notice->contact_email, "/candidatures/repondre", &link))
        return false;
    node = xml_element(message, "pending");
    xml_attribute_u64(node, "id", notice->id);
    xml_attribute_u64(node, "offer", notice->offer_id);
    xml_attribute_u64(node, "pupil", notice->pupil_id);
    xml_attribute(node, "week", date_range_text(telling->pool, notice->first, notice->last));
    message_link(telling->pool, node, telling->config, link != NULL ? link : own_page(telling));
    return true;
}

bool notify_answer_reminder(struct db *db, const struct config *config,
                            const uint64_t *application_ids, size_t count, time_t now)
{
    struct pool *pool = db_pool(db);

    xmlNode *message = message_begin(config, 2);
    struct application_notice notice = {0};
    struct mail mail = {.template_name = "applications-pending"};

    for (size_t i = 0; i < count; i++) {
        const struct application_change change =
            reminder_of(application_ids[i], APPLICATION_PENDING);
        const struct telling telling = {db, pool, config, &notice, &change, now};

        if (!store_application_notice(db, application_ids[i], &notice) ||
            !pending_add(&telling, message)) {
            xmlFreeDoc(message->doc);
            return false;
        }
    }
    xml_attribute(xml_element(message, "person"), "role", "employer");
    xml_attribute_u64(message, "count", count);
    if (notice.contact_has_account)
        message_link(pool, message, config, "/candidatures");
    mail.recipient = notice.contact_email;
    return message_queue(db, message, &mail, now);
}

bool notify_link_code(struct db *db, const struct config *config, const struct code_notice *notice)
{
    xmlNode *message = message_begin(config, 0);
    struct mail mail = {.recipient = notice->recipient,
                        .template_name = "link-code",
                        .application_id = notice->application_id};

    xml_attribute_u64(message, "application", notice->application_id);
    xml_attribute(message, "code", notice->code);
    return message_queue(db, message, &mail, notice->now);
}

bool notify_links_ended(struct db *db, const struct config *config, uint64_t offer_id,
                        uint64_t application_id, bool is_referent, time_t now)
{
    xmlNode *message;
    struct mail mail = {.recipient = config->site.help_mail,
                        .template_name = "links-ended",
                        .application_id = application_id};

    if (*config->site.help_mail == '\0')
        return true;
    message = message_begin(config, 0);
    xml_attribute_u64(message, "application", application_id);
    xml_attribute_u64(message, "offer", offer_id);
    xml_attribute_bool(message, "referent", is_referent);
    return message_queue(db, message, &mail, now);
}
