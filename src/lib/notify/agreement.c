/* What is said about an agreement, to whom it concerns. Words are in xsl/mail/agreements.xsl. A
 * mail to an employer names the pupil by number only (domain.md, "Applications", 8). */
#include <string.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "notify/mailed_link.h"
#include "notify/message.h"
#include "notify/notify.h"
#include "page/xml.h"
#include "store/application_store.h"
#include "store/message_store.h"
#include "store/signature_store.h"
#include "store/token_store.h"

/* One piece of news. */
struct news {
    struct db *db;
    struct pool *pool;
    const struct config *config;
    const struct application_notice *notice;
    const char *change;
    const char *reason;
    time_t now;
    const char *kind; /* of one who signs; NULL: of who has it in hand */
};

enum { STEP_CONFIRMED = 4, STEP_SIGNED = 5, DAY_S = 86400, LINK_DAYS_AFTER = 30 };

static bool tell(const struct news *news, enum account_role role, const char *recipient,
                 const char *link)
{
    const bool is_pupil = role == ACCOUNT_PUPIL;
    const bool is_signed =
        strcmp(news->change, "signed") == 0 || strcmp(news->change, "attested") == 0;
    struct mail mail = {.recipient = recipient,
                        .template_name = is_pupil             ? "agreement-pupil"
                                         : news->kind != NULL ? "agreement-signatory"
                                                              : "agreement-news",
                        .application_id = news->notice->id,
                        .account_id = is_pupil ? news->notice->pupil_id : 0};
    xmlNode *message;

    if (text_is_empty(recipient))
        return true;
    message = message_begin(news->config, is_signed ? STEP_SIGNED : STEP_CONFIRMED);
    xml_attribute(message, "change", news->change);
    if (role == ACCOUNT_SCHOOL)
        xml_attribute(message, "pupil-name", news->notice->pupil_name);
    if (news->kind != NULL)
        xml_attribute(message, "kind", news->kind);
    xml_attribute(xml_element(message, "person"), "role", account_role_code(role));
    xml_paragraphs(news->pool, message, "reason", news->reason != NULL ? news->reason : "");
    message_application_add(news->pool, message, news->notice);
    if (link != NULL)
        message_link(news->pool, message, news->config, link);
    return message_queue(news->db, message, &mail, news->now);
}

static const char *own_page(const struct news *news)
{
    return pool_printf(news->pool, "/conventions/%llu", (unsigned long long)news->notice->id);
}

static bool employer_tell(const struct news *news)
{
    const struct application_notice *notice = news->notice;
    const char *link = own_page(news);

    if (!notice->contact_has_account && !text_is_empty(notice->contact_email) &&
        !message_link_grant(news->db, notice, DECIDE_LINK, notice->contact_email,
                            "/conventions/repondre", news->now, &link))
        return false;
    return tell(news, ACCOUNT_EMPLOYER, notice->contact_email, link);
}

/* Its official address, and the teacher who follows the pupil, where that is a member of its staff.
 */
static bool school_tell(const struct news *news)
{
    const struct application_notice *notice = news->notice;

    return tell(news, ACCOUNT_SCHOOL, notice->school_email, own_page(news)) &&
           (notice->referent_id == 0 || strcmp(notice->referent_email, notice->school_email) == 0 ||
            tell(news, ACCOUNT_SCHOOL, notice->referent_email, own_page(news)));
}

bool notify_agreement(struct db *db, const struct config *config, uint64_t application_id,
                      const char *change, const char *reason, time_t now)
{
    struct pool *pool = db_pool(db);
    struct application_notice notice;
    const struct news news = {db, pool, config, &notice, change, reason, now, NULL};

    if (!store_application_notice(db, application_id, &notice))
        return false;
    if (strcmp(change, "to_complete_employer") == 0)
        return employer_tell(&news);
    if (strcmp(change, "to_complete_school") == 0)
        return school_tell(&news);
    if (strcmp(change, "attested") == 0)
        return school_tell(&news) &&
               tell(&news, ACCOUNT_PUPIL, notice.pupil_email, own_page(&news));
    return employer_tell(&news) && school_tell(&news) &&
           tell(&news, ACCOUNT_PUPIL, notice.pupil_email, own_page(&news));
}

/* How one who signs is spoken to: those of the school, and the parents, know the pupil by name. */
static enum account_role role_of(const char *kind)
{
    if (strcmp(kind, "pupil") == 0)
        return ACCOUNT_PUPIL;
    return strcmp(kind, "host") == 0 ? ACCOUNT_EMPLOYER : ACCOUNT_SCHOOL;
}

bool notify_signatory(struct db *db, const struct config *config, uint64_t application_id,
                      const char *kind, const char *recipient, const char *change,
                      const char *reason, time_t now)
{
    struct pool *pool = db_pool(db);
    struct application_notice notice;
    const struct news news = {db, pool, config, &notice, change, reason, now, kind};

    return store_application_notice(db, application_id, &notice) &&
           tell(&news, role_of(kind), recipient, NULL);
}

bool notify_to_sign(struct db *db, const struct config *config, const struct signatory *signatory,
                    bool with_link, time_t now)
{
    struct pool *pool = db_pool(db);
    struct application_notice notice;
    const struct news news = {db, pool, config, &notice, "to_sign", NULL, now, signatory->kind};
    const char *path = pool_printf(pool, "/conventions/%llu/signer",
                                   (unsigned long long)signatory->application_id);

    if (text_is_empty(signatory->email))
        return true;
    if (!store_application_notice(db, signatory->application_id, &notice))
        return false;
    if (with_link || signatory->account_id == 0) {
        const int days = date_days_between(date_of_instant(now), notice.last) + LINK_DAYS_AFTER;
        uint8_t hash[DIGEST_SIZE];
        const struct token_grant grant = {
            .purpose = SIGN_LINK,
            .email = signatory->email,
            .application_id = signatory->application_id,
            .lifetime_s = (unsigned)(days > LINK_DAYS_AFTER ? days : LINK_DAYS_AFTER) * DAY_S};

        if (!link_grant(db, &grant, "/conventions/signer", now, hash, &path) ||
            !store_signatory_link(db, signatory->id, signatory->email, hash))
            return false;
    }
    return tell(&news, role_of(signatory->kind), signatory->email, path);
}

bool notify_agreement_code(struct db *db, const struct config *config,
                           const struct code_notice *notice)
{
    xmlNode *message = message_begin(config, 0);
    struct mail mail = {.recipient = notice->recipient,
                        .is_sms = notice->is_sms,
                        .template_name = "agreement-code",
                        .application_id = notice->application_id};

    if (notice->is_sms)
        xml_attribute(message, "change", "agreement-code");
    if (notice->application_id != 0)
        xml_attribute_u64(message, "application", notice->application_id);
    xml_attribute(message, "code", notice->code);
    return message_queue(db, message, &mail, notice->now);
}
