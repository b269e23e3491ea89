/* The pages of an agreement: who opened it, as what, and what each side has written. */
#ifndef STAGE3E_APPLICATIONS_AGREEING_H
#define STAGE3E_APPLICATIONS_AGREEING_H

#include "rules/agreement_parts.h"
#include "rules/agreement_template.h"
#include "rules/working_time.h"
#include "site/application_view.h"
#include "site/page.h"
#include "store/agreement_change.h"
#include "store/agreement_store.h"
#include "store/signature_store.h"

/* An agreement that a visitor opened: whoever sees the application sees it. */
struct agreeing {
    struct viewing viewing;
    struct agreement agreement;
    const char *base;                   /* the path below which its pages are */
    struct agreement_employer employer; /* as far as it is written */
    struct agreement_school school;
    struct schedule schedule;   /* of the employer's hours, where they can be */
    struct agreement_file file; /* as it is to be signed, once it can be */
};

/* Reads the agreement of the application that the viewing has. False if the database failed. */
bool agreement_read(struct agreeing *agreeing) __attribute__((warn_unused_result));

/* Finds the agreement of the path, by its number or by a mailed link. False: answered already, or
 * the database failed; what is someone else's is not there (404). */
bool agreeing_open(struct request *request, struct agreeing *agreeing)
    __attribute__((warn_unused_result));

/* The same for a number from a form: is_theirs is false if it is not the visitor's to see, or there
 * is none. False if the database failed. */
bool agreeing_of_id(struct request *request, uint64_t id, struct agreeing *agreeing,
                    bool *is_theirs) __attribute__((warn_unused_result));

/* Who may write which part. */
bool agreeing_may_write(const struct agreeing *agreeing, enum agreement_part part);

/* Whether the visitor may open it again: what all signed does not change once the placement is
 * over. Of a pupil who was erased nothing is written any more. */
bool agreeing_may_correct(const struct agreeing *agreeing);

/* Whether the visitor may attest now what the placement was. */
bool agreeing_may_attest(const struct agreeing *agreeing);

/* Of an act of its visitor; reason may be NULL. */
struct application_cause agreeing_cause(const struct agreeing *agreeing, const char *reason);

/* What the hours break of the law in that week, for that pupil. False if the database failed. */
bool agreeing_breaches(const struct agreeing *agreeing, struct working_time_breaches *breaches)
    __attribute__((warn_unused_result));
/* Appends <breach …/> for each; binding_only leaves the advice out. */
void breaches_add(struct request *request, xmlNode *parent,
                  const struct working_time_breaches *breaches);

/* Appends <agreement …/>, what all its pages say of it. */
xmlNode *agreement_add(const struct agreeing *agreeing, xmlNode *parent);

/* agreement_space.c: whose agreements the query of the visitor asks for. False if the database
 * failed. */
bool agreements_query_make(struct request *request, struct agreement_query *query)
    __attribute__((warn_unused_result));
/* Those; none of a school's staff without a school. */
bool agreements_query_run(struct request *request, const struct agreement_query *query,
                          size_t limit, struct agreement_list *list)
    __attribute__((warn_unused_result));

/* agreement_part.c: what a form begins with: what was written in it, else what the last one of the
 * same hand said, the rest from the offer and the pupil. False if the database failed. */
bool agreement_part_begin(const struct agreeing *agreeing, enum agreement_part part,
                          struct form *values) __attribute__((warn_unused_result));

/* Keeps a part, half written or complete: then whoever acts next is told. is_done is false if it is
 * not the time for that part any more. False if the database failed. */
bool agreement_part_keep(const struct agreeing *agreeing, enum agreement_part part,
                         const struct form *kept, bool is_complete, bool *is_done)
    __attribute__((warn_unused_result));

/* agreement_document.c: the document as it would be signed now, of headings, paragraphs, facts and
 * tables (pdf/document.h); NULL if it cannot be made. */
xmlDoc *agreement_document(const struct agreeing *agreeing);

/* Whether that is what can be signed, or is; to who may not see where the pupil lives, it is the
 * same without that. */
bool agreement_document_is_kept(const struct agreeing *agreeing);

/* agreement_pdf.c: the bytes of its PDF, as it is for its visitor; NULL if they cannot be had. */
const char *agreement_pdf_bytes(const struct agreeing *agreeing, size_t *size);

/* Answers with a PDF to be read and printed, NAME.pdf. */
void pdf_send(struct request *request, const char *name, const char *bytes, size_t size);

/* Answers with its PDF: the sealed one, else the bytes that are signed, else one drawn now. */
void agreement_pdf_send(const struct agreeing *agreeing);

/* agreement_letterhead.c: what stands above the document: <logo of="…"> for each logo, then
 * <letterhead>. False if the database failed. */
bool letterhead_add(const struct agreeing *agreeing, xmlNode *parent)
    __attribute__((warn_unused_result));

/* What the form of the letterhead begins with, of a school (0: of the département). */
bool letterhead_form_add(struct request *request, uint64_t school_id, struct form *values,
                         xmlNode *content) __attribute__((warn_unused_result));

/* agreement_text.c: the page of the texts with what speaks against a letterhead. */
bool agreement_text_refuse(struct request *request, const struct form_errors *errors)
    __attribute__((warn_unused_result));

/* Appends <articles>: a text with its fields filled. */
void articles_add(struct pool *pool, xmlNode *parent, const char *text,
                  const char *const values[TEMPLATE_FIELDS]);

/* Appends <document> with the same, to be read as HTML. */
void agreement_document_add(xmlNode *parent, const xmlDoc *document);

#endif
