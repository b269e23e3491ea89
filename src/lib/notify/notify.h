/* What is said to whom: each function writes the messages of one event to the outbox, in the
 * transaction of that event. Words are in xsl/mail. */
#ifndef STAGE3E_NOTIFY_NOTIFY_H
#define STAGE3E_NOTIFY_NOTIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/actor.h"

struct account;
struct application_changes;
struct config;
struct db;
struct offer;
struct pool;
struct outbox_figures;

/* What was deposited with an e-mail of late and waits there: one mail with the link of each, the
 * newest first, in place of one that has not left yet, or not before an instant. Where the
 * account of that e-mail manages them all, the word that signing in is the way. In the transaction
 * of the deposit, one to an address at a time. */
struct waiting_notice {
    const char *email;
    uint64_t offer_id; /* this one in any case, however old; 0: none */
    time_t now;
    time_t not_before;
};

bool notify_offers_waiting(struct db *db, const struct config *config,
                           const struct waiting_notice *notice) __attribute__((warn_unused_result));

/* One was activated: to its contact, that it is online, and the link by which who has no account
 * manages it; has_account is what is known already. */
bool notify_offer_activated(struct db *db, const struct config *config, const struct offer *offer,
                            const char *recipient, bool has_account, time_t now)
    __attribute__((warn_unused_result));

/* Somebody made the reader its contact: the link by which they confirm that. */
bool notify_contact_confirmation(struct db *db, const struct config *config,
                                 const struct offer *offer, time_t now)
    __attribute__((warn_unused_result));

/* The département disabled it: to who is written to about it, why. */
bool notify_offer_disabled(struct db *db, const struct config *config, const struct offer *offer,
                           const char *recipient, const char *reason, time_t now)
    __attribute__((warn_unused_result));

/* Applications changed: each to those whom the change concerns (application_announcement). */
bool notify_application_changes(struct db *db, const struct config *config,
                                const struct application_changes *changes, time_t now)
    __attribute__((warn_unused_result));

/* An application is for another week than those of the pupil's school: to its official address,
 * with the question whether it agrees, or for its information. */
bool notify_school_week(struct db *db, const struct config *config, uint64_t application_id,
                        bool is_to_agree, time_t now) __attribute__((warn_unused_result));

/* The pupil reminds the employer who has not answered. event_id: of that. */
bool notify_answer_asked(struct db *db, const struct config *config, uint64_t application_id,
                         uint64_t event_id, time_t now) __attribute__((warn_unused_result));

/* What the school said of that week: to the pupil. event_id: of its saying so. */
bool notify_week_opinion(struct db *db, const struct config *config, uint64_t application_id,
                         bool is_agreed, uint64_t event_id, time_t now)
    __attribute__((warn_unused_result));

/* An agreement changed hands: whoever has to act next is told, or all of them. change is a code of
 * labels.xml, "mail-agreement-subject"; reason may be NULL. */
bool notify_agreement(struct db *db, const struct config *config, uint64_t application_id,
                      const char *change, const char *reason, time_t now)
    __attribute__((warn_unused_result));

/* Who is to sign: the way to their account, else (or with_link) a new link, which ends the former.
 * In a transaction that has locked the agreement. */
struct signatory;
bool notify_to_sign(struct db *db, const struct config *config, const struct signatory *signatory,
                    bool with_link, time_t now) __attribute__((warn_unused_result));

/* One who signs is told that all have, that somebody declined, that the link went to another
 * address, or that the placement is cancelled, and why. kind is that of labels.xml, "signatory";
 * reason may be NULL. */
bool notify_signatory(struct db *db, const struct config *config, uint64_t application_id,
                      const char *kind, const char *recipient, const char *change,
                      const char *reason, time_t now) __attribute__((warn_unused_result));

/* Six digits that prove a mailbox, or a mobile. */
struct code_notice {
    const char *recipient;
    bool is_sms;
    uint64_t application_id; /* 0: of several */
    const char *code;
    time_t now;
};

/* To one who signs. */
bool notify_agreement_code(struct db *db, const struct config *config,
                           const struct code_notice *notice) __attribute__((warn_unused_result));

/* To the address that the link of an application went to. */
bool notify_link_code(struct db *db, const struct config *config, const struct code_notice *notice)
    __attribute__((warn_unused_result));

/* The contact of an offer, or the referent of an application, says that the links are not theirs:
 * to the département, which finds out whom to ask. */
bool notify_links_ended(struct db *db, const struct config *config, uint64_t offer_id,
                        uint64_t application_id, bool is_referent, time_t now)
    __attribute__((warn_unused_result));

/* Applications that wait, by their numbers: to an employer whose contact has confirmed. */
bool notify_answer_reminder(struct db *db, const struct config *config,
                            const uint64_t *application_ids, size_t count, time_t now)
    __attribute__((warn_unused_result));

/* Messages do not leave: to each administrator, once a day. */
bool notify_outbox_warning(struct db *db, const struct config *config,
                           const struct outbox_figures *figures, time_t now)
    __attribute__((warn_unused_result));

/* A message about an account: its template (xsl/mail/accounts.xsl says which of the rest it
 * uses), and what it tells. Any text may be NULL. */
struct account_notice {
    const char *template_name; /* of a mail with a link: follows from that */
    const char *recipient;
    bool is_sms; /* its words are in labels.xml, "sms", by the template's name */
    uint64_t account_id;
    const char *path;       /* of the button */
    enum account_role role; /* how they are spoken to; 0: as anybody */
    const char
        *act; /* what was done, where the template asks for that in the place of a role; NULL */
    const char *name; /* first and last name of whom it is about */
    const char *email;
    const char *organisation; /* employer or school */
    const char *detail;
    const char *dedup_key; /* what must be said once only */
    uint64_t newcomer_id;  /* whom the link admits, instead of opening account_id */
};

/* The links of mails about accounts. account.c says of each what it is for, where it leads and how
 * long it is good. */
enum account_link {
    ACCOUNT_LINK_ACTIVATE,
    ACCOUNT_LINK_INVITE, /* a member of a school's staff, who activates by it */
    ACCOUNT_LINK_JOIN_SCHOOL,
    ACCOUNT_LINK_JOIN_EMPLOYER,
    ACCOUNT_LINK_EMAIL_OLD,
    ACCOUNT_LINK_EMAIL_NEW,
    ACCOUNT_LINK_PASSWORD,
    ACCOUNT_LINK_GUARDIAN,
    ACCOUNT_LINK_GUARDIAN_FORMER,
};

/* Grants one to the recipient, and writes the message that has it; link gets its path. */
bool notify_account_link(struct db *db, const struct config *config, enum account_link kind,
                         const struct account_notice *notice, time_t now, const char **link)
    __attribute__((warn_unused_result));

/* A new password is asked for with an e-mail that opens nothing: a link to nothing, sent to nobody.
 * The work is the same. */
bool notify_password_nobody(struct db *db, const char *email, time_t now)
    __attribute__((warn_unused_result));

bool notify_account(struct db *db, const struct config *config, const struct account_notice *notice,
                    time_t now) __attribute__((warn_unused_result));

/* An account will be erased, and has ended what it had: its owner is told, and those whose
 * applications ended with it. */
bool notify_erasure(struct db *db, const struct config *config, const struct account *account,
                    const struct application_changes *changes, time_t now)
    __attribute__((warn_unused_result));

#endif
