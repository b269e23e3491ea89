/* Signing an agreement: opening it to be signed, sealing it once all have. */
#ifndef STAGE3E_APPLICATIONS_SIGNING_H
#define STAGE3E_APPLICATIONS_SIGNING_H

#include "applications/agreeing.h"

/* agreement_open.c: the document of the version as it would be signed: its XML, its PDF, the hash.
 * False: it cannot be drawn. */
bool signing_document(const struct agreeing *agreeing, struct agreement_file *file)
    __attribute__((warn_unused_result));

/* Keeps it, names those who sign, and sends each a personal link, or the way to their account. For
 * use in the transaction in which the school completes. */
bool signing_open(struct db *db, const struct agreeing *agreeing, const struct agreement_file *file,
                  unsigned version) __attribute__((warn_unused_result));

/* agreement_seal.c: the final PDF of a version that all have signed, made now unless it was. False:
 * it cannot be. */
bool signing_seal(struct request *request, uint64_t id, unsigned version,
                  struct agreement_file *file) __attribute__((warn_unused_result));

/* What its PDF is drawn from: the document, with the page of evidence once all have signed. NULL if
 * it cannot be made. */
xmlDoc *signing_whole_document(const struct agreeing *agreeing);

/* A signature, or a refusal, as it is about to be written. */
struct signing {
    struct agreeing agreeing;
    struct signatory signatory;
    bool is_link;
    const char *base;     /* the path of its page */
    bool is_sealed_later; /* when it is asked for: one of many */
};

enum signing_outcome {
    SIGNING_DONE,
    SIGNING_LAST,    /* done, and with it all have signed */
    SIGNING_CHANGED, /* corrected, cancelled or declined meanwhile: nothing is signed */
};

/* agreement_sign.c: the agreement of the path, by its number or a mailed link, and who signs there.
 * False: answered already, or the database failed. */
bool signing_find(struct request *request, struct signing *signing)
    __attribute__((warn_unused_result));

/* Whether who came by a link has proved its mailbox; who signs in an account has. */
bool signing_is_proved(const struct signing *signing);

/* Whether what was typed is the name of who signs, as the agreement has it. */
bool signing_is_name(const struct signing *signing, const char *typed);

/* Its page: the document to read and sign, or the question for a code first. */
bool signing_page(const struct signing *signing, bool is_read, const struct form *values,
                  const struct form_errors *errors);

/* Where one goes on from here: done, or too late. */
void signing_answer(const struct signing *signing, const char *info);
void signing_changed_answer(const struct signing *signing);

/* agreement_signature.c */
/* Whether it can be signed now by that signatory; is_done: it is signed already. */
bool signing_may(const struct agreement_locked *locked, const struct signatories *signatories,
                 const struct signing *signing, bool *is_done);

/* Writes a signature, with its event; the last one makes the agreement signed and
 * tells everyone. Asked for a second time it is done already. False if the database failed. */
bool signing_write(const struct signing *signing, struct signature *signature,
                   enum signing_outcome *outcome) __attribute__((warn_unused_result));

/* agreement_seal.c */
/* Appends <signatory …/> for each of a version; those who are not the département or one of the
 * parties by account see no address. */
void signatories_add(struct request *request, xmlNode *parent,
                     const struct signatories *signatories, bool with_email);

#endif
