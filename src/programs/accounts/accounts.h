/* The routes of the accounts executable, and the handlers they name. */
#ifndef STAGE3E_ACCOUNTS_ACCOUNTS_H
#define STAGE3E_ACCOUNTS_ACCOUNTS_H

#include <libxml/tree.h>

#include "rules/actor.h"
#include "store/session_store.h"
#include "web/route.h"

struct account;
struct kept;
struct pupil_invitation;
struct school;

extern const struct route accounts_routes[];

/* sign_in.c */
bool sign_in_form(struct request *request);
bool sign_in_post(struct request *request);
bool sign_in_show_again(struct request *request);
bool sign_out_post(struct request *request);
bool session_json(struct request *request);

/* second_factor.c */
bool second_factor_form(struct request *request);
bool second_factor_post(struct request *request);

/* find.c */
/* "60 sur 138": a list that was cut says so. */
void found_count_add(xmlNode *content, size_t count, size_t total);
bool sign_up_choice(struct request *request);
bool sign_up_done(struct request *request);
bool sign_up_find_employer(struct request *request);
bool sign_up_find_pupil_school(struct request *request);
bool sign_up_find_school(struct request *request);

/* sign_up.c */
bool sign_up_new_employer_form(struct request *request);
bool sign_up_new_employer_post(struct request *request);
bool sign_up_new_employer_again(struct request *request);
bool sign_up_employer_form(struct request *request);
bool sign_up_employer_post(struct request *request);
bool sign_up_employer_again(struct request *request);
bool sign_up_pupil_form(struct request *request);
bool sign_up_pupil_post(struct request *request);
bool sign_up_pupil_again(struct request *request);
bool sign_up_school_form(struct request *request);
bool sign_up_school_post(struct request *request);
bool sign_up_school_again(struct request *request);

/* invitation.c */
/* The unused invitation of a personal code, id 0 if it is none; wait_s > 0: too many tries. */
bool invitation_of_code(struct request *request, const char *code,
                        struct pupil_invitation *invitation, unsigned *wait_s)
    __attribute__((warn_unused_result));
void invitation_code_digest(struct request *request, const char *code, uint8_t digest[DIGEST_SIZE]);

/* activate.c */
/* Sends the activation link of an account. For use in a transaction. */
bool activation_send(struct request *request, uint64_t account_id, enum account_role role,
                     const char *email) __attribute__((warn_unused_result));
/* Answers with a page that says what was done; reader: whose account it is, if it is they who read,
 * else NULL. */
void outcome_send(struct request *request, const char *code, const struct account *reader);
bool activation_show(struct request *request);
bool activation_post(struct request *request);
bool approval_show(struct request *request);
bool approval_post(struct request *request);
bool guardian_show(struct request *request);
bool guardian_post(struct request *request);

/* forgotten.c */
bool forgotten_form(struct request *request);
bool forgotten_post(struct request *request);
bool forgotten_sent(struct request *request);
bool reset_form(struct request *request);
bool reset_post(struct request *request);

/* account.c */
/* Whose session it is, as messages need them. */
struct account account_of_visitor(const struct request *request);
/* "7 décembre 2026 à 9 h 05" */
const char *moment_text(struct request *request, time_t moment);
bool account_show(struct request *request);
bool profile_form(struct request *request);
bool profile_post(struct request *request);
bool password_form(struct request *request);
bool password_post(struct request *request);
bool device_close_post(struct request *request);
bool devices_close_post(struct request *request);

/* sms_report.c */
bool sms_report(struct request *request);

/* choices.c */
bool choices_show(struct request *request);
bool choices_post(struct request *request);

/* email_change.c */
bool email_change_form(struct request *request);
bool email_change_post(struct request *request);
bool email_confirm_show(struct request *request);
bool email_confirm_post(struct request *request);

/* structure.c */
bool structure_show(struct request *request);
bool structure_form(struct request *request);
/* Reads and checks fields of an employer, as its administrator or the département sends them.
 * False if the database failed. */
struct field;
struct sign_up;
bool organisation_read(struct request *request, const struct field *fields, size_t count,
                       uint64_t employer_id, struct sign_up *typed, struct form_errors *errors)
    __attribute__((warn_unused_result));
bool structure_post(struct request *request);
bool administrator_post(struct request *request);
bool logo_post(struct request *request);
bool logo_remove_post(struct request *request);
bool logo_show(struct request *request);

/* data.c */
bool data_json(struct request *request);

/* erase.c */
/* Erases an account, for a db_transaction(); is_done is false for the last administrator. */
struct erasing {
    struct request *request;
    uint64_t account_id;
    enum actor by; /* its owner, or the département */
    const char *reason;
    struct credentials credentials; /* of its owner, who erases it */
    bool is_former;                 /* the password: nothing is erased */
    bool is_done;
};

bool account_erase(struct db *db, void *argument);
/* The page that says what erasing an account does, with the button that does it: of one's own
 * account or, for the département, of another's. */
bool erasure_send(struct request *request, uint64_t account_id, const struct form_errors *errors,
                  unsigned status);
bool erase_form(struct request *request);
bool erase_post(struct request *request);
bool erase_done(struct request *request);

/* school_pupils.c */
/* The school of the visitor. False: answered already, or the database failed. */
bool school_open(struct request *request, struct school *school);
/* The form of a file, with why one cannot be read; refused may be NULL. */
struct pupil_rows;
bool import_form_send(struct request *request, const struct school *school,
                      const struct pupil_rows *refused, unsigned status);
bool import_form_show(struct request *request);
bool school_pupils_show(struct request *request);
bool school_pupils_invite_post(struct request *request);
bool school_pupils_sheets(struct request *request);
bool school_pupil_remove_post(struct request *request);

/* pupil_import.c */
bool pupil_import_post(struct request *request);
bool pupil_import_confirm_post(struct request *request);

/* staff_domains.c */
bool staff_domains_form(struct request *request);
bool staff_domains_post(struct request *request);

/* school_team.c */
bool school_team_show(struct request *request);
bool school_team_invite_post(struct request *request);
bool school_team_remove_post(struct request *request);
bool school_team_head_post(struct request *request);

/* school_dates.c */
bool school_dates_show(struct request *request);
bool school_dates_post(struct request *request);
bool school_dates_remove_post(struct request *request);
bool school_other_weeks_post(struct request *request);

/* trail_page.c */
bool admin_trail(struct request *request);
bool own_trail(struct request *request);

/* admin_messages.c */
bool admin_messages(struct request *request);
bool admin_message_post(struct request *request);

/* admin_samples.c */
bool admin_samples(struct request *request);
bool admin_sample(struct request *request);
bool admin_sample_html(struct request *request);

/* admin_accounts.c */
/* Appends the trail of a subject. False if the database failed. */
bool audit_add(struct request *request, xmlNode *parent, const char *subject, uint64_t id)
    __attribute__((warn_unused_result));
bool admin_accounts(struct request *request);
bool admin_account(struct request *request);
bool admin_account_post(struct request *request);
bool admin_account_erase_form(struct request *request);
bool admin_account_erase_post(struct request *request);

/* admin_accessibility.c */
bool admin_accessibility(struct request *request);
bool admin_accessibility_post(struct request *request);

/* admin_editorials.c */
bool admin_editorials(struct request *request);

/* admin_editorial.c */
bool admin_editorial(struct request *request);
bool admin_editorial_post(struct request *request);
bool admin_editorial_new(struct request *request);
bool admin_editorial_new_post(struct request *request);

/* admin_editorial_place.c */
bool admin_editorial_place_post(struct request *request);
bool admin_editorial_withdraw_post(struct request *request);
bool admin_editorial_show_post(struct request *request);

/* admin_editorial_version.c */
bool admin_editorial_version(struct request *request);
bool admin_editorial_restore_post(struct request *request);

/* admin_search.c */
bool admin_search(struct request *request);
bool admin_synonym_new(struct request *request);
bool admin_synonym_new_post(struct request *request);
bool admin_synonym(struct request *request);
bool admin_synonym_post(struct request *request);
bool admin_synonym_remove_post(struct request *request);
bool admin_synonyms_import_post(struct request *request);

/* admin_home.c */
bool admin_home(struct request *request);

/* admin_organisations.c */
bool admin_employers(struct request *request);
bool admin_employer(struct request *request);
bool admin_employer_post(struct request *request);
bool admin_employer_merge_post(struct request *request);
bool admin_schools(struct request *request);
bool admin_schools_import_post(struct request *request);
bool admin_school(struct request *request);
bool admin_school_post(struct request *request);

#endif
