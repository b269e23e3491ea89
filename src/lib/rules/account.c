/* Sign-up forms, passwords, ages, devices. */
#include "rules/account.h"

#include <ctype.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/same.h"
#include "rules/web_address.h"

#define AT(member) offsetof(struct sign_up, member)

const struct field sign_up_organisation[] = {
    {"employer-name", FIELD_ORGANISATION, true, 160, AT(organisation.name), NULL},
    {"activity", FIELD_LINES, true, 1000, AT(organisation.activity), NULL},
    {"siret", FIELD_SIRET, true, 0, AT(organisation.siret), NULL},
    {"naf", FIELD_NAF, true, 0, AT(organisation.naf), NULL},
    {"legal-status", FIELD_CHOICE, true, 0, AT(organisation.legal_status), field_legal_statuses},
    {"website", FIELD_WEBSITE, false, 250, AT(organisation.website), NULL},
    {"address", FIELD_LINE, true, 200, AT(organisation.address), NULL},
    {"postcode", FIELD_POSTCODE, true, 0, AT(organisation.postcode), NULL},
    {"town", FIELD_LINE, true, 100, AT(organisation.town), NULL},
    {"country", FIELD_LINE, false, 60, AT(organisation.country), NULL},
    {"email-domain", FIELD_LINE, false, 250, AT(organisation.email_domain), NULL},
    {"admin-email", FIELD_EMAIL, true, 0, AT(organisation.admin_email), NULL},
};

const struct field sign_up_employer_person[] = {
    {"civility", FIELD_CHOICE, false, 0, AT(person.civility), field_civilities},
    {"last-name", FIELD_NAME, true, 80, AT(person.last_name), NULL},
    {"first-name", FIELD_NAME, true, 80, AT(person.first_name), NULL},
    {"department", FIELD_ORGANISATION, false, 120, AT(person.department), NULL},
    {"job-title", FIELD_ORGANISATION, false, 120, AT(person.job_title), NULL},
    {"mobile", FIELD_MOBILE, true, 0, AT(person.mobile), NULL},
    {"landline", FIELD_PHONE, false, 0, AT(person.landline), NULL},
    {"fax", FIELD_PHONE, false, 0, AT(person.fax), NULL},
};

const struct field sign_up_pupil[] = {
    {"class", FIELD_CLASS, false, 40, AT(pupil.class_name), NULL},
    {"civility", FIELD_CHOICE, false, 0, AT(person.civility), field_civilities},
    {"last-name", FIELD_NAME, true, 80, AT(person.last_name), NULL},
    {"first-name", FIELD_NAME, true, 80, AT(person.first_name), NULL},
    {"born-on", FIELD_DAY, true, 0, AT(pupil.born_on), NULL},
    {"address", FIELD_LINE, false, 200, AT(pupil.address), NULL},
    {"postcode", FIELD_POSTCODE, false, 0, AT(pupil.postcode), NULL},
    {"town", FIELD_LINE, false, 100, AT(pupil.town), NULL},
    {"mobile", FIELD_MOBILE, false, 0, AT(person.mobile), NULL},
    {"accepts-sms", FIELD_BOX, false, 0, AT(pupil.accepts_sms), NULL},
    {"guardian-name", FIELD_NAME, true, 160, AT(pupil.guardian_name), NULL},
    {"guardian-email", FIELD_EMAIL, false, 0, AT(pupil.guardian_email), NULL},
    {"guardian-phone", FIELD_PHONE, false, 0, AT(pupil.guardian_phone), NULL},
    {"referent-name", FIELD_NAME, false, 160, AT(pupil.referent_name), NULL},
    {"referent-email", FIELD_EMAIL, false, 0, AT(pupil.referent_email), NULL},
};

const struct field sign_up_staff[] = {
    {"civility", FIELD_CHOICE, false, 0, AT(person.civility), field_civilities},
    {"last-name", FIELD_NAME, true, 80, AT(person.last_name), NULL},
    {"first-name", FIELD_NAME, true, 80, AT(person.first_name), NULL},
    {"job-title", FIELD_ORGANISATION, true, 120, AT(person.job_title), NULL},
    {"landline", FIELD_PHONE, false, 0, AT(person.landline), NULL},
};

/* What is typed twice lands twice in the same place: it is the same, or refused. */
const struct field sign_up_credentials[] = {
    {"email", FIELD_EMAIL, true, 0, AT(email), NULL},
    {"email-confirmation", FIELD_EMAIL, true, 0, AT(email), NULL},
    {"notice", FIELD_BOX, true, 0, AT(notice), NULL},
};

const struct field new_password_fields[2] = {
    {"password", FIELD_PASSWORD, true, 0, AT(password), NULL},
    {"password-confirmation", FIELD_PASSWORD, true, 0, AT(password_again), NULL},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

const size_t sign_up_organisation_count = COUNT(sign_up_organisation);
const size_t sign_up_employer_person_count = COUNT(sign_up_employer_person);
const size_t sign_up_pupil_count = COUNT(sign_up_pupil);
const size_t sign_up_staff_count = COUNT(sign_up_staff);
const size_t sign_up_credentials_count = COUNT(sign_up_credentials);

/* Providers where anyone gets an address: no such domain says who works where. */
static const char *const public_domains[] = {
    "gmail.com",      "googlemail.com",   "outlook.com", "outlook.fr", "hotmail.com",
    "hotmail.fr",     "live.fr",          "live.com",    "msn.com",    "yahoo.fr",
    "yahoo.com",      "orange.fr",        "wanadoo.fr",  "free.fr",    "sfr.fr",
    "neuf.fr",        "laposte.net",      "bbox.fr",     "icloud.com", "me.com",
    "proton.me",      "protonmail.com",   "gmx.fr",      "gmx.com",    "aol.com",
    "numericable.fr", "club-internet.fr", "cegetel.net", "mailo.com",  "tutanota.com",
};

static bool is_public_domain(const char *domain)
{
    for (size_t i = 0; i < COUNT(public_domains); i++) {
        if (strcmp(domain, public_domains[i]) == 0)
            return true;
    }
    return false;
}

const char *email_domain_read(struct pool *pool, const char *typed, const char **domain)
{
    const char *at = strrchr(typed, '@');
    const char *host = at != NULL ? at + 1 : typed;

    if (!host_read(pool, strncasecmp(host, "www.", 4) == 0 ? host + 4 : host, domain))
        return "email-domain";
    return is_public_domain(*domain) ? "public-domain" : NULL;
}

void organisation_check(struct pool *pool, struct organisation *organisation,
                        struct form_errors *errors)
{
    const char *error;

    if (text_is_empty(organisation->country))
        organisation->country = "France";
    if (text_is_empty(organisation->email_domain))
        return;
    error = email_domain_read(pool, organisation->email_domain, &organisation->email_domain);
    if (error != NULL)
        form_refuse(errors, "email-domain", error, NULL);
}

int age_on(struct date born_on, struct date day)
{
    const bool has_birthday_passed =
        day.month > born_on.month || (day.month == born_on.month && day.day >= born_on.day);

    return day.year - born_on.year - (has_birthday_passed ? 0 : 1);
}

void pupil_check(struct pool *pool, const struct sign_up *sign_up, struct date today,
                 struct form_errors *errors)
{
    const struct pupil *pupil = &sign_up->pupil;
    const int age = date_is_set(pupil->born_on) ? age_on(pupil->born_on, today) : PUPIL_AGE_MIN;

    if (age < PUPIL_AGE_MIN || age > PUPIL_AGE_MAX)
        form_refuse(errors, "born-on", "age", NULL);
    if (text_is_empty(pupil->guardian_email) && text_is_empty(pupil->guardian_phone))
        form_refuse(errors, "guardian-email", "guardian-missing", NULL);
    if (pupil->accepts_sms && text_is_empty(sign_up->person.mobile))
        form_refuse(errors, "mobile", "mobile-for-sms", NULL);
    /* Who could object would be who signs up. */
    if (!text_is_empty(pupil->guardian_email) && sign_up->email != NULL &&
        same_email(pool, pupil->guardian_email, sign_up->email))
        form_refuse(errors, "guardian-email", "guardian-is-pupil", NULL);
}

bool email_is_of_domain(const char *email, const char *domain)
{
    const char *at = strrchr(email, '@');

    return at != NULL && *domain != '\0' && strcasecmp(at + 1, domain) == 0;
}

/* The first name of a table that is in the text. */
static const char *name_in(const char *text, const char *const (*names)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strstr(text, names[i][0]) != NULL)
            return names[i][1];
    }
    return NULL;
}

const char *device_name(struct pool *pool, const char *user_agent)
{
    /* In this order: each browser also claims to be those after it. */
    static const char *const browsers[][2] = {
        {"Edg", "Edge"},        {"OPR", "Opera"},     {"SamsungBrowser", "Samsung Internet"},
        {"Firefox", "Firefox"}, {"FxiOS", "Firefox"}, {"CriOS", "Chrome"},
        {"Chrome", "Chrome"},   {"Safari", "Safari"},
    };
    static const char *const systems[][2] = {
        {"iPhone", "iPhone"},   {"iPad", "iPad"},  {"Android", "Android"},
        {"Windows", "Windows"}, {"Mac OS", "Mac"}, {"CrOS", "Chromebook"},
        {"Linux", "Linux"},
    };
    const char *browser = name_in(user_agent, browsers, COUNT(browsers));
    const char *system = name_in(user_agent, systems, COUNT(systems));

    if (browser == NULL && system == NULL)
        return "Appareil inconnu";
    if (browser == NULL || system == NULL)
        return browser != NULL ? browser : system;
    return pool_printf(pool, "%s, %s", browser, system);
}
