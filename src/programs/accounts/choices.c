/* "Mes messages": what the site may say by itself, and how (base/alerts.h).
 *
 *   /compte/messages                     who is signed in
 *   /compte/messages/{slug}/{token}      whoever has the link of a mail: changes only that */
#include <string.h>

#include "accounts/accounts.h"
#include "base/choice_token.h"
#include "base/config.h"
#include "page/xml.h"
#include "rules/alert.h"
#include "site/page.h"
#include "store/alert_store.h"
#include "web/response.h"
#include "web/session.h"

struct choosing {
    struct request *request;
    enum alert_reader reader;
    uint8_t person[PERSON_SIZE];
    bool is_by_link;
    bool can_sms; /* a pupil who wants them, with a mobile */
    struct alert_choices choices;
};

static enum alert_reader reader_of(enum role role)
{
    switch (role) {
    case PUPIL: return READER_PUPIL;
    case EMPLOYER: return READER_EMPLOYER;
    case SCHOOL: return READER_SCHOOL;
    default: return READER_ADMIN;
    }
}

/* Whose page it is. False: answered already, or the database failed. */
static bool choosing_open(struct request *request, struct choosing *choosing)
{
    uint8_t(*const one)[PERSON_SIZE] = &choosing->person;
    const struct persons persons = {one, 1};
    const char *word = route_text(request);

    *choosing = (struct choosing){.request = request, .is_by_link = word != NULL};
    if (word == NULL) {
        choosing->reader = reader_of(request->visitor.role);
        alert_person(request->visitor.email, choosing->person);
    } else if (!choice_read(request->config->web.secret, word, request->route_values[1],
                            &choosing->reader, choosing->person)) {
        page_error(request, 404, "not-found");
        return false;
    }
    if (!store_alert_choices(request->db, &persons, &choosing->choices))
        return false;
    return choosing->reader != READER_PUPIL || *request->config->sms.url == '\0' ||
           store_sms_consent(request->db, choosing->person, &choosing->can_sms);
}

/* What can be chosen of an alert. */
enum manner {
    MANNER_FIXED, /* always comes */
    MANNER_CHECK, /* by mail, or not */
    MANNER_WAYS,  /* by mail, by SMS, by both */
    MANNER_PACE,  /* at once, or once a day */
};

static enum manner manner_of(const struct choosing *choosing, enum alert alert)
{
    const struct alert_rule *rule = &alert_rules[alert];

    if (alert == ALERT_RECEIVED)
        return MANNER_PACE;
    if (rule->has_sms && choosing->can_sms)
        return MANNER_WAYS;
    return rule->is_essential ? MANNER_FIXED : MANNER_CHECK;
}

static bool is_shown(const struct choosing *choosing, enum alert alert)
{
    return (alert_rules[alert].readers & choosing->reader) != 0 &&
           choosing->request->config->alerts.delays[alert].count > 0;
}

static void choice_add(const struct choosing *choosing, xmlNode *content, enum alert alert)
{
    static const char *const manners[] = {"fixed", "check", "ways", "pace"};
    xmlNode *node = xml_element(content, "alert");

    xml_attribute(node, "code", alert_rules[alert].code);
    xml_attribute(node, "manner", manners[manner_of(choosing, alert)]);
    xml_attribute(node, "way",
                  alert_way_code(alert_chosen(&choosing->choices, choosing->person, alert)));
    xml_attribute_bool(node, "essential", alert_rules[alert].is_essential);
}

static bool choices_send(const struct choosing *choosing, const char *info)
{
    struct request *request = choosing->request;
    struct page page = page_begin(request, "my-messages");

    page_form(&page, "messages", request->path);
    xml_attribute(page.content, "reader", alert_reader_code(choosing->reader));
    xml_attribute_bool(page.content, "by-link", choosing->is_by_link);
    xml_attribute_bool(page.content, "sms", choosing->can_sms);
    xml_attribute(page.content, "info", info);
    for (size_t i = 0; i < ALERTS; i++) {
        if (is_shown(choosing, (enum alert)i))
            choice_add(choosing, page.content, (enum alert)i);
    }
    page_send(&page, 200);
    return true;
}

/* GET */
bool choices_show(struct request *request)
{
    struct choosing choosing;

    return choosing_open(request, &choosing) &&
           choices_send(&choosing, form_value(&request->query, "info"));
}

/* What the form says of an alert. Of what always comes, and of what it does not say in a way that
 * there is, the usual. */
static enum alert_way way_typed(const struct choosing *choosing, enum alert alert)
{
    const char *value = form_value(&choosing->request->body, alert_rules[alert].code);
    enum alert_way way;

    switch (manner_of(choosing, alert)) {
    case MANNER_CHECK: return *value != '\0' ? WAY_DEFAULT : WAY_NONE;
    case MANNER_PACE: return strcmp(value, "daily") == 0 ? WAY_MAIL : WAY_DEFAULT;
    case MANNER_WAYS: return alert_way_parse(value, &way) && way != WAY_NONE ? way : WAY_DEFAULT;
    case MANNER_FIXED: break;
    }
    return WAY_DEFAULT;
}

static bool choose(struct db *db, const struct choosing *choosing, enum alert alert,
                   enum alert_way way)
{
    struct alert_choice choice = {.alert = alert, .way = way};

    memcpy(choice.person, choosing->person, PERSON_SIZE);
    return store_alert_choose(db, &choice, choosing->request->now);
}

static bool choices_save(struct db *db, void *argument)
{
    const struct choosing *choosing = argument;

    for (size_t i = 0; i < ALERTS; i++) {
        const enum alert alert = (enum alert)i;

        if (is_shown(choosing, alert) && !choose(db, choosing, alert, way_typed(choosing, alert)))
            return false;
    }
    return true;
}

/* The button of a mail program: all that one can do without. */
static bool all_stop(struct db *db, void *argument)
{
    const struct choosing *choosing = argument;

    for (size_t i = 0; i < ALERTS; i++) {
        const enum alert alert = (enum alert)i;

        if (is_shown(choosing, alert) && manner_of(choosing, alert) == MANNER_CHECK &&
            !choose(db, choosing, alert, WAY_NONE))
            return false;
    }
    return true;
}

static bool sms_stop(struct db *db, void *argument)
{
    const struct choosing *choosing = argument;

    return store_sms_stop(db, choosing->person);
}

/* POST: the form's, its button "Plus de SMS", or a mail program's, which follows no redirect. */
bool choices_post(struct request *request)
{
    const char *act = form_value(&request->body, "acte");
    struct choosing choosing;
    const bool is_sms = strcmp(act, "sms") == 0;

    if (!choosing_open(request, &choosing))
        return false;
    if (choosing.is_by_link && session_is_one_click(request))
        return db_transaction(request->db, all_stop, &choosing) &&
               choices_send(&choosing, "messages");
    if (!db_transaction(request->db, is_sms ? sms_stop : choices_save, &choosing))
        return false;
    response_see_other(request, "%s?info=%s", request->path, is_sms ? "plus-de-sms" : "messages");
    return true;
}
