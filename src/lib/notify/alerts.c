/* One mail a person a day. What it says of an application names the pupil to an employer by number
 * only (domain.md, "Applications", 8). */
#include "notify/alerts.h"

#include <string.h>

#include "base/choice_token.h"
#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "notify/message.h"
#include "page/xml.h"
#include "rules/phone.h"
#include "store/alert_store.h"
#include "store/message_store.h"
#include "store/saved_store.h"
#include "store/signature_store.h"
#include "store/token_store.h"

enum {
    DAY_S = 86400,
    WEEK_DAYS = 7,
    SIGN_DAYS_AFTER = 30,
    ATTEST_DAYS = 60,
    QUESTIONNAIRE_DAYS = 60,
    SEARCH_OFFERS = 10
};

/* Letters being written: what they need is inserted at once, at the end. */
struct writing {
    struct db *db;
    struct pool *pool;
    const struct config *config;
    time_t now;
    struct token_new *tokens;
    size_t token_count, token_room;
    struct mail *mails;
    size_t mail_count, mail_room;
};

/* path/TOKEN, good for so many days. */
static const char *granted(struct writing *writing, const struct token_grant *grant, int days,
                           const char *path)
{
    struct token_new token = {.grant = *grant};
    const char *text = crypto_token(writing->pool, token.hash);

    token.grant.lifetime_s = (unsigned)days * DAY_S;
    pool_make_room(writing->pool, writing->tokens, writing->token_count, writing->token_room);
    writing->tokens[writing->token_count++] = token;
    return pool_printf(writing->pool, "%s/%s", path, text);
}

/* Until the day after the placement. */
static int days_left(const struct writing *writing, const struct alert_item *item)
{
    const int days = date_days_between(date_of_instant(writing->now), item->last) + 1;

    return days > 1 ? days : 1;
}

static const char *numbered(struct writing *writing, const char *before, uint64_t id,
                            const char *after)
{
    return pool_printf(writing->pool, "%s%llu%s", before, (unsigned long long)id, after);
}

static const char *application_path(struct writing *writing, const struct alert_item *item,
                                    const char *purpose, const char *path)
{
    const struct token_grant grant = {
        .purpose = purpose, .email = item->email, .application_id = item->application_id};

    if (item->account_id != 0)
        return numbered(writing, "/candidatures/", item->application_id, "");
    return granted(writing, &grant, days_left(writing, item), path);
}

/* A new link ends the former one. */
static bool sign_path(struct writing *writing, const struct alert_item *item, const char **path)
{
    const struct token_grant grant = {
        .purpose = SIGN_LINK, .email = item->email, .application_id = item->application_id};

    *path = numbered(writing, "/conventions/", item->application_id, "/signer");
    if (item->account_id != 0)
        return true;
    *path =
        granted(writing, &grant, days_left(writing, item) + SIGN_DAYS_AFTER, "/conventions/signer");
    return store_signatory_link(writing->db, item->id, item->email,
                                writing->tokens[writing->token_count - 1].hash);
}

static const char *attestation_path(struct writing *writing, const struct alert_item *item)
{
    const struct token_grant grant = {
        .purpose = ATTEST_LINK, .email = item->email, .application_id = item->application_id};

    if (item->account_id != 0)
        return numbered(writing, "/conventions/", item->application_id, "/attestation");
    return granted(writing, &grant, ATTEST_DAYS, "/conventions/attestation");
}

static const char *offer_path(struct writing *writing, const struct alert_item *item)
{
    const struct token_grant grant = {
        .purpose = "offer_activate", .email = item->email, .offer_id = item->offer_id};

    return item->account_id != 0 ? "/offres/mes-offres"
                                 : granted(writing, &grant, WEEK_DAYS, "/offres/activer");
}

static const char *search_path(struct writing *writing, const struct search_news *news)
{
    const char *query = news->search->query;

    return pool_printf(writing->pool, "/offres%s%ctri=recentes", query, *query == '\0' ? '?' : '&');
}

/* Where the one button leads that belongs to an item. False if the database failed. */
static bool path_find(struct writing *writing, const struct alert_item *item, const char **path)
{
    const struct token_grant account = {
        .purpose = "account_activate", .email = item->email, .account_id = item->account_id};
    const struct token_grant questionnaire = {
        .purpose = "questionnaire", .email = item->email, .application_id = item->application_id};

    switch (item->alert) {
    case ALERT_SIGN: return sign_path(writing, item, path);
    case ALERT_ARRIVAL:
    case ALERT_ANSWER:
    case ALERT_RECEIVED:
        *path = application_path(writing, item, DECIDE_LINK, "/candidatures/repondre");
        break;
    case ALERT_OPINION:
        *path = application_path(writing, item, OPINION_LINK, "/candidatures/avis");
        break;
    case ALERT_ACCOUNT: *path = granted(writing, &account, WEEK_DAYS, "/compte/activer"); break;
    case ALERT_OFFER: *path = offer_path(writing, item); break;
    case ALERT_DRAFT_APPLICATION:
        *path = numbered(writing, "/candidatures/postuler/", item->offer_id, "");
        break;
    case ALERT_DRAFT_OFFER: *path = "/offres/deposer/nouvelle"; break;
    case ALERT_SEARCH: *path = search_path(writing, item->extra); break;
    case ALERT_ATTESTATION: *path = attestation_path(writing, item); break;
    case ALERT_QUESTIONNAIRE_PUPIL:
    case ALERT_QUESTIONNAIRE_HOST:
        *path = granted(writing, &questionnaire, QUESTIONNAIRE_DAYS, "/candidatures/bilan");
        break;
    case ALERT_SCHOOL: *path = "/candidatures"; break;
    case ALERT_DEPARTEMENT: *path = "/admin"; break;
    default: *path = numbered(writing, "/candidatures/", item->application_id, "");
    }
    return true;
}

static void placement_add(struct writing *writing, xmlNode *node, const struct alert_item *item)
{
    const struct placement_facts *facts = item->extra;

    xml_attribute(node, "hours", facts != NULL ? facts->hours : "");
    xml_attribute(node, "address", facts != NULL ? facts->address : item->address);
    xml_attribute(node, "contact", facts != NULL ? facts->tutor : item->name);
    xml_attribute(node, "phone",
                  phone_text(writing->pool, facts != NULL ? facts->phone : item->detail));
}

static void search_describe(struct writing *writing, xmlNode *node, const struct search_news *news)
{
    xml_attribute(node, "label", news->search->label);
    xml_attribute_u64(node, "total", news->found->total);
    xml_attribute(node, "stop",
                  pool_printf(writing->pool, "%s/offres/alerte/%s", writing->config->site.base_url,
                              news->stop));
    for (size_t i = 0; i < news->found->count && i < SEARCH_OFFERS; i++) {
        const struct offer_card *card = &news->found->cards[i];
        xmlNode *offer = xml_element(node, "offer");

        xml_text_element(offer, "title", card->title);
        xml_text_element(offer, "employer", card->employer);
        xml_text_element(offer, "town", card->town);
    }
}

static void figures_add(xmlNode *node, const struct week_figures *figures)
{
    for (size_t i = 0;
         i < sizeof figures->codes / sizeof *figures->codes && figures->codes[i] != NULL; i++) {
        xmlNode *figure = xml_element(node, "figure");

        xml_attribute(figure, "code", figures->codes[i]);
        xml_attribute_u64(figure, "number", figures->numbers[i]);
    }
    for (size_t i = 0;
         i < sizeof figures->names / sizeof *figures->names && figures->names[i] != NULL; i++) {
        xmlNode *school = xml_text_element(node, "school", figures->names[i]);

        xml_attribute_u64(school, "number", figures->counts[i]);
    }
}

static void offer_describe(xmlNode *node, const struct alert_item *item)
{
    xmlNode *offer = xml_element(node, "offer");

    xml_attribute_u64(offer, "id", item->offer_id);
    xml_text_element(offer, "title", item->title);
    xml_text_element(offer, "employer", item->employer);
    xml_text_element(offer, "town", item->town);
}

static void facts_add(struct writing *writing, xmlNode *node, const struct alert_item *item)
{
    struct pool *pool = writing->pool;

    if (item->application_id != 0) {
        xml_attribute_u64(node, "application", item->application_id);
        xml_attribute_u64(node, "pupil", item->pupil_id);
    }
    if (date_is_set(item->first))
        xml_attribute(node, "week", date_range_text(pool, item->first, item->last));
    if (date_is_set(item->until))
        xml_attribute(node, "until", date_text(pool, item->until, DATE_DAY_LONG));
    if (*item->name != '\0' && item->reader != READER_EMPLOYER && item->reader != READER_ADMIN)
        xml_attribute(node, "name", item->name);
    if (item->alert == ALERT_SIGN)
        xml_attribute(node, "kind", item->detail);
    if (item->offer_id != 0 && *item->title != '\0')
        offer_describe(node, item);
    if (item->alert == ALERT_PLACEMENT || item->alert == ALERT_ARRIVAL)
        placement_add(writing, node, item);
    if (item->alert == ALERT_SEARCH)
        search_describe(writing, node, item->extra);
    if (item->alert == ALERT_SCHOOL || item->alert == ALERT_DEPARTEMENT)
        figures_add(node, item->extra);
}

static bool item_add(struct writing *writing, xmlNode *group, const struct alert_item *item)
{
    xmlNode *node = xml_element(group, "item");
    const char *path;

    xml_attribute_u64(node, "step", item->step);
    xml_attribute_bool(node, "last",
                       item->step >= writing->config->alerts.delays[item->alert].count);
    facts_add(writing, node, item);
    if (!path_find(writing, item, &path))
        return false;
    message_link(writing->pool, node, writing->config, path);
    return true;
}

/* The page where the reader chooses, and what a mail program's button stops. */
static void choices_add(struct writing *writing, xmlNode *message, const struct alert_item *first,
                        bool can_stop)
{
    const char *url = pool_printf(
        writing->pool, "%s%s", writing->config->site.base_url,
        choice_path(writing->pool, writing->config->web.secret, first->reader, first->person));

    xml_attribute(message, "choices", url);
    if (can_stop)
        xml_attribute(message, "stop", url);
}

static xmlNode *letter_begin(struct writing *writing, const struct alert_item *first)
{
    xmlNode *message = message_begin(writing->config, 0);

    xml_attribute(xml_element(message, "person"), "role", alert_reader_code(first->reader));
    return message;
}

/* Mails and SMS wait for the end. */
static void queue(struct writing *writing, xmlNode *message, const struct alert_item *item,
                  bool is_sms)
{
    struct mail mail = {.recipient = is_sms ? item->mobile : item->email,
                        .is_sms = is_sms,
                        .template_name = "alerts",
                        .account_id = item->account_id};
    xmlChar *content;
    int length;

    xmlDocDumpMemoryEnc(message->doc, &content, &length, "UTF-8");
    xmlFreeDoc(message->doc);
    mail.content = pool_strndup(writing->pool, (const char *)content, (size_t)length);
    xmlFree(content);
    pool_make_room(writing->pool, writing->mails, writing->mail_count, writing->mail_room);
    writing->mails[writing->mail_count++] = mail;
}

static bool mail_write(struct writing *writing, const struct alert_letter *letter)
{
    xmlNode *message = letter_begin(writing, letter->items[0]), *group = NULL;
    bool can_stop = false;
    size_t groups = 0;

    for (size_t i = 0; i < letter->count; i++) {
        const struct alert_item *item = letter->items[i];

        if (i == 0 || item->alert != letter->items[i - 1]->alert) {
            group = xml_element(message, "alert");
            xml_attribute(group, "code", alert_rules[item->alert].code);
            can_stop = can_stop || !alert_rules[item->alert].is_essential;
            groups++;
        }
        if (!item_add(writing, group, item)) {
            xmlFreeDoc(message->doc);
            return false;
        }
    }
    xml_attribute_u64(message, "count", letter->count);
    xml_attribute_u64(message, "groups", groups);
    choices_add(writing, message, letter->items[0], can_stop);
    queue(writing, message, letter->items[0], false);
    return true;
}

/* One SMS an item: more does not fit. */
static bool sms_write(struct writing *writing, const struct alert_item *item)
{
    xmlNode *message = letter_begin(writing, item);
    const char *path;

    xml_attribute(message, "change",
                  pool_printf(writing->pool, "alert-%s", alert_rules[item->alert].code));
    offer_describe(message, item);
    if (!path_find(writing, item, &path)) {
        xmlFreeDoc(message->doc);
        return false;
    }
    message_link(writing->pool, message, writing->config, path);
    queue(writing, message, item, true);
    return true;
}

static bool letter_write(struct writing *writing, const struct alert_letter *letter)
{
    if (letter->count > 0 && !mail_write(writing, letter))
        return false;
    for (size_t i = 0; i < letter->texted_count; i++) {
        if (!sms_write(writing, letter->texted[i]))
            return false;
    }
    return true;
}

bool notify_alerts(struct db *db, const struct config *config, const struct alert_letter *letters,
                   size_t count, time_t now)
{
    struct writing writing = {.db = db, .pool = db_pool(db), .config = config, .now = now};

    for (size_t i = 0; i < count; i++) {
        if (!letter_write(&writing, &letters[i]))
            return false;
    }
    return store_tokens_insert(db, writing.tokens, writing.token_count, now) &&
           store_mails_insert(db, writing.mails, writing.mail_count, now);
}
