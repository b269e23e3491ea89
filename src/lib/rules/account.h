/* Opening an account: what was typed becomes a sign-up, or errors at fields. Pure: what the
 * database knows (schools, employers, towns) is checked by its caller. domain.md, "Accounts". */
#ifndef STAGE3E_RULES_ACCOUNT_H
#define STAGE3E_RULES_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/form.h"
#include "rules/actor.h"
#include "rules/fields.h"

enum { PUPIL_AGE_MIN = 10, PUPIL_AGE_MAX = 18 };

/* An organisation that hosts pupils. */
struct organisation {
    const char *name;
    const char *activity;
    const char *siret;
    const char *naf;
    const char *legal_status;
    const char *website;
    const char *email_domain; /* "" or a host: who has an e-mail there may join */
    const char *admin_email;  /* who admits the others */
    const char *address;
    const char *postcode;
    const char *town;
    const char *country;
};

struct person {
    const char *civility;
    const char *last_name;
    const char *first_name;
    const char *department;
    const char *job_title;
    const char *landline;
    const char *mobile;
    const char *fax;
};

struct pupil {
    const char *class_name;
    struct date born_on;
    const char *address;
    const char *postcode;
    const char *town;
    bool accepts_sms;
    const char *guardian_name;
    const char *guardian_email; /* one of these two is required */
    const char *guardian_phone;
    const char *referent_name;
    const char *referent_email;
};

/* Everything a sign-up form can bring; each role fills its part. */
struct sign_up {
    struct person person;
    struct organisation organisation;
    struct pupil pupil;
    const char *email;
    const char *password;
    const char *password_again; /* as confirmed: password_check() compares them */
    bool commitment;
    bool notice; /* the data-protection notice was read */
};

/* The fields of each form, in the order they are shown. */
extern const struct field sign_up_organisation[];
extern const struct field sign_up_employer_person[];
extern const struct field sign_up_pupil[];
extern const struct field sign_up_staff[];
extern const struct field sign_up_credentials[];
extern const struct field new_password_fields[2]; /* into a struct sign_up */
extern const size_t sign_up_organisation_count, sign_up_employer_person_count, sign_up_pupil_count,
    sign_up_staff_count, sign_up_credentials_count;

/* What people type for an e-mail domain: "@mairie.example", "www.mairie.example", a whole address.
 * NULL, or what is wrong: "email-domain", "public-domain" (anyone gets an address there). */
const char *email_domain_read(struct pool *pool, const char *typed, const char **domain);

/* What binds several fields of each part, after fields_read(). */
void organisation_check(struct pool *pool, struct organisation *organisation,
                        struct form_errors *errors);
void pupil_check(struct pool *pool, const struct sign_up *sign_up, struct date today,
                 struct form_errors *errors);

/* True if an e-mail belongs to a domain: "a@mairie.example" to "mairie.example". */
bool email_is_of_domain(const char *email, const char *domain);

/* Full years lived on a day. */
int age_on(struct date born_on, struct date day);

/* A browser as its owner knows it, from its User-Agent: "Firefox, Windows". */
const char *device_name(struct pool *pool, const char *user_agent);

#endif
