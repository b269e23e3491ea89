/* Agreements as they stand: one in full, lists of them, what was written in the last one. Changing
 * their state is in agreement_change.h. */
#ifndef STAGE3E_STORE_AGREEMENT_STORE_H
#define STAGE3E_STORE_AGREEMENT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/agreement.h"
#include "rules/agreement_parts.h"
#include "store/db.h"

struct pool;

/* What one side has written: "" for nothing yet. */
struct agreement_written {
    const char *content; /* as its form sends it */
    bool is_complete;
};

/* An agreement, and what its forms begin with beyond its application. */
struct agreement {
    uint64_t id; /* of its application; 0: none */
    enum agreement_state state;
    unsigned version;
    time_t created_at;
    time_t updated_at;
    time_t signed_at;
    struct agreement_written employer;
    struct agreement_written school;
    struct {
        uint64_t id;
        const char *name;
        const char *siret;
        const char *activity;
    } host;
    struct {
        const char *uai;
        const char *address;
        const char *postcode;
        const char *town;
        const char *phone;
        const char *email;
        const char *head_name; /* its head's account; "" */
        const char *head_email;
    } establishment;
    const char *guardian_name;
    const char *guardian_email;
    const char *guardian_phone;
    const char *contact_title; /* job of the offer's contact */
    bool meal_on_site;
    bool meal_paid;
    bool has_travel;
    bool travel_paid;
    const char *description; /* of the offer */
    uint64_t template_id;    /* the text it was made with; 0: before there were any */
    const char *articles;    /* that text, else the one of its school */
};

/* The text of the articles that is in force for a school (0: of the département), and its number.
 */
struct agreement_text {
    uint64_t id; /* 0: none */
    bool is_own; /* of the school itself */
    const char *body;
    time_t made_at;
};
bool store_agreement_text(struct db *db, uint64_t school_id, struct agreement_text *text)
    __attribute__((warn_unused_result));
/* A new one takes its place; "" of a school gives back the département's. */
bool store_agreement_text_insert(struct db *db, uint64_t school_id, const char *body,
                                 uint64_t account_id, time_t now)
    __attribute__((warn_unused_result));

bool store_agreement_find(struct db *db, uint64_t id, struct agreement *agreement)
    __attribute__((warn_unused_result));

/* What was written last, complete, by the same employer or the same school, in another agreement:
 * of the same offer, or the same class, first; is_same tells whether it is of that. "" if nothing
 * was. */
bool store_agreement_last_part(struct db *db, uint64_t id, enum agreement_part part,
                               const char **content, bool *is_same)
    __attribute__((warn_unused_result));

/* What employers wrote in the agreements of those applications, 1 to DB_LIST_MAX, that can be
 * signed or are. */
struct agreement_content {
    uint64_t id;
    const char *content;
};
bool store_agreement_contents(struct db *db, const uint64_t *ids, size_t count,
                              struct agreement_content **contents, size_t *content_count)
    __attribute__((warn_unused_result));

/* What one side has written and completed in an agreement; "" if it has not. */
bool store_agreement_part_complete(struct db *db, uint64_t id, enum agreement_part part,
                                   const char **content) __attribute__((warn_unused_result));

/* Keeps what was written. For use in a transaction that has locked it. */
bool store_agreement_part_save(struct db *db, uint64_t id, enum agreement_part part,
                               const char *content, bool is_complete, time_t now)
    __attribute__((warn_unused_result));

/* The school, or the employer, has to go over it again. The same. */
bool store_agreement_part_reopen(struct db *db, uint64_t id, enum agreement_part part)
    __attribute__((warn_unused_result));

/* One line of a list. */
struct agreement_row {
    uint64_t id;
    enum agreement_state state;
    unsigned version;
    const char *pupil_name;
    const char *class_name;
    const char *school;
    const char *employer;
    const char *title;
    const char *town;
    struct date first;
    struct date last;
    time_t updated_at;
    bool is_to_sign; /* by the account that asks */
    bool is_attested;
};
struct agreement_list {
    struct agreement_row *list;
    size_t count;
};

/* Whose they are: of one of the first three, or all (0). */
struct agreement_query {
    uint64_t pupil_id;
    uint64_t manager_id; /* an employer's account */
    uint64_t school_id;
    enum agreement_state state; /* AGREEMENT_NONE: any */
    const char *class_name;     /* ""; any */
    const char *school_words;   /* ""; any: a part of its name or town, or its UAI */
    enum agreement_state first; /* comes before the others; then by the first day of the placement,
                                   those that are over last */
    struct date today;
    uint64_t account_id; /* who asks; 0: signs nothing */
};
bool store_agreements_query(struct db *db, const struct agreement_query *query, size_t limit,
                            struct agreement_list *list) __attribute__((warn_unused_result));

/* What happened to one, the oldest first. */
struct agreement_event {
    time_t happened_at;
    unsigned version;
    const char *actor;
    const char *name;
    const char *reason;
};
bool store_agreement_history(struct db *db, uint64_t id, struct agreement_event **events,
                             size_t *count) __attribute__((warn_unused_result));

#endif
