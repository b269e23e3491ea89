/* Opening an agreement to be signed: its document is kept as it is, its signatories are named. */
#include <string.h>

#include "applications/signing.h"
#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "pdf/document.h"
#include "rules/phone.h"
#include "service/agreement_service.h"
#include "store/signature_store.h"
#include "web/request.h"

bool signing_document(const struct agreeing *agreeing, struct agreement_file *file)
{
    struct pool *pool = agreeing->viewing.request->pool;
    xmlDoc *document = agreement_document(agreeing);
    xmlChar *content;
    int length;

    *file = (struct agreement_file){.is_there = true};
    if (document == NULL)
        return false;
    xmlDocDumpMemoryEnc(document, &content, &length, "UTF-8");
    file->content = pool_strndup(pool, (const char *)content, (size_t)length);
    xmlFree(content);
    file->pdf = pdf_document(pool, document, &file->size);
    if (file->pdf == NULL)
        return false;
    crypto_sha256(file->pdf, file->size, file->sha256);
    return true;
}

static struct date kept_until(const struct agreeing *agreeing)
{
    struct date last = agreeing->viewing.application.last;

    last.year = (int16_t)(last.year + agreeing->viewing.request->config->placements.kept_years);
    return date_add(date_monday(last), 7);
}

/* A number that takes SMS; none of the pupil's is another's. */
static const char *mobile_of(const struct application *application, const char *phone)
{
    return !text_is_empty(phone) && phone_can_be_mobile(phone) &&
                   strcmp(phone, application->pupil.mobile) != 0
               ? phone
               : "";
}

bool signing_open(struct db *db, const struct agreeing *agreeing, const struct agreement_file *file,
                  unsigned version)
{
    const struct application *application = &agreeing->viewing.application;
    const struct agreement_employer *employer = &agreeing->employer;
    const struct agreement_school *school = &agreeing->school;
    const struct request *request = agreeing->viewing.request;
    struct pool *pool = request->pool;
    const struct {
        const char *kind, *name, *title, *email, *phone;
        bool is_named;
    } who[] = {
        {"host", employer->host_name, employer->host_title, employer->host_email, "", true},
        {"school", school->head_name, school->head_title, school->head_email, "", true},
        {"guardian", school->parent_name, "", school->parent_email, school->parent_phone, true},
        {"guardian2", school->parent2_name, "", school->parent2_email, "",
         !text_is_empty(school->parent2_name)},
        {"pupil",
         pool_printf(pool, "%s %s", application->pupil.first_name, application->pupil.last_name),
         "", application->pupil.email, "", true},
        {"teacher", school->teacher_name, "", school->teacher_email, school->teacher_phone,
         school->teacher_signs},
    };

    if (!store_version_insert(db, application->id, version, file, kept_until(agreeing),
                              agreeing->viewing.request->now))
        return false;
    for (size_t i = 0; i < sizeof who / sizeof *who; i++) {
        struct signatory signatory = {.application_id = application->id,
                                      .version = version,
                                      .kind = who[i].kind,
                                      .name = who[i].name,
                                      .title = who[i].title,
                                      .email = who[i].email,
                                      .mobile = mobile_of(application, who[i].phone)};

        if (who[i].is_named &&
            !service_signatory_open(db, request->config, &signatory, request->now))
            return false;
    }
    return true;
}
