/* What is signed of agreements, by whom: the documents of versions, their signatories, signatures
 * and seals. All of it is written once; triggers refuse what would change it. */
#ifndef STAGE3E_STORE_SIGNATURE_STORE_H
#define STAGE3E_STORE_SIGNATURE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/agreement_chain.h"
#include "store/db.h"

struct pool;

/* The document of a version. */
struct agreement_file {
    const char *content; /* its XML */
    const char *pdf;
    size_t size;
    uint8_t sha256[DIGEST_SIZE]; /* of the PDF */
    bool is_there;
};

bool store_version_find(struct db *db, uint64_t id, unsigned version, struct agreement_file *file)
    __attribute__((warn_unused_result));
bool store_version_insert(struct db *db, uint64_t id, unsigned version,
                          const struct agreement_file *file, struct date keep_until, time_t now)
    __attribute__((warn_unused_result));

/* Who signs, and how far that is. */
struct signatory {
    uint64_t id; /* 0: none */
    uint64_t application_id;
    unsigned version;
    const char *kind;
    const char *name;
    const char *title;
    const char *email;
    const char *mobile;  /* "": none */
    uint64_t account_id; /* 0: by link, or on paper */
    time_t declined_at;  /* 0: has not */
    const char *decline_reason;
    unsigned position; /* of the signature; 0: has not signed */
    time_t signed_at;
    const char *how;
    const char *typed_name;
    const char *drawn;
    const char *origin;
    const char *scan_type;
};
struct signatories {
    struct signatory *list;
    size_t count;
    unsigned signed_count;
    bool is_declined;
};

/* Those of a version, in the order in which they are named. */
bool store_signatories(struct db *db, uint64_t id, unsigned version,
                       struct signatories *signatories) __attribute__((warn_unused_result));

/* Those of the current version of an agreement who sign by link: kind and email of each. */
bool store_signatories_by_link(struct db *db, uint64_t id, struct signatories *signatories)
    __attribute__((warn_unused_result));

/* The one whose link it is. */
bool store_signatory_of_link(struct db *db, const uint8_t link[DIGEST_SIZE],
                             struct signatory *signatory) __attribute__((warn_unused_result));

/* What waits for the signature of an account, nobody having declined: the placement that begins
 * first comes first. */
bool store_signatures_awaited(struct db *db, uint64_t account_id, size_t limit,
                              struct signatories *signatories) __attribute__((warn_unused_result));

/* One who signs in that account, by number; id 0: there is none. */
bool store_signatory_of_account(struct db *db, uint64_t id, uint64_t account_id,
                                struct signatory *signatory) __attribute__((warn_unused_result));

/* Names one. Who has an active account with that address, and belongs to the offer's employer, to
 * the school, or is the pupil, signs there: account_id says whose, 0 for nobody's. */
bool store_signatory_insert(struct db *db, const struct signatory *signatory, uint64_t *id,
                            uint64_t *account_id) __attribute__((warn_unused_result));
/* The link that opens for it from now on, at that address. */
bool store_signatory_link(struct db *db, uint64_t id, const char *email,
                          const uint8_t link[DIGEST_SIZE]) __attribute__((warn_unused_result));
bool store_signatory_decline(struct db *db, uint64_t id, const char *reason, time_t now)
    __attribute__((warn_unused_result));

/* A signature; of paper with its scan. */
struct signature {
    struct chain_link link;
    uint64_t signatory_id;
    uint64_t account_id;
    const char *scan;
    size_t scan_size;
    const char *scan_type;
};

/* Adds it to the chain of its version: position, hashes and all. For use in a transaction that has
 * locked the agreement. */
bool store_signature_insert(struct db *db, struct signature *signature)
    __attribute__((warn_unused_result));

/* The scan of one; size 0: none. */
bool store_scan_find(struct db *db, uint64_t id, unsigned version, const char *kind,
                     const char **bytes, size_t *size, const char **type)
    __attribute__((warn_unused_result));

/* The hash of the last signature of a version. */
bool store_chain_end(struct db *db, uint64_t id, unsigned version, uint8_t hash[DIGEST_SIZE],
                     unsigned *position) __attribute__((warn_unused_result));

/* The final PDF of a version. Sealed a second time it stays as it was. */
bool store_seal_find(struct db *db, uint64_t id, unsigned version, struct agreement_file *file)
    __attribute__((warn_unused_result));
bool store_seal_insert(struct db *db, uint64_t id, unsigned version,
                       const struct agreement_file *file, const uint8_t chain[DIGEST_SIZE],
                       time_t now) __attribute__((warn_unused_result));

/* Where a document with a hash belongs: a version of an agreement, its state now. */
struct authentic {
    uint64_t id; /* 0: we do not know it */
    unsigned version;
    unsigned current_version;
    unsigned state;   /* enum agreement_state */
    bool is_sealed;   /* the final PDF; else the document to sign */
    time_t sealed_at; /* 0: not all have signed that version */
};
/* By the hash of the bytes, or by number and the hash of the last signature (0 and "any number").
 */
bool store_authentic_find(struct db *db, uint64_t id, const uint8_t digest[DIGEST_SIZE],
                          struct authentic *authentic) __attribute__((warn_unused_result));

/* Recomputes every hash; gives the numbers of the agreements in which one differs to the caller. */
typedef void (*chain_breach)(void *user, const char *rule, uint64_t id);
bool store_chains_check(struct db *db, chain_breach breach, void *user)
    __attribute__((warn_unused_result));

#endif
