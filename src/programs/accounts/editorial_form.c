/* The texts that administrators edit, as forms: each kind of section has its own. */
#include <stddef.h>
#include <string.h>

#include "accounts/editorial.h"
#include "base/pool.h"
#include "site/markdown.h"
#include "site/page.h"
#include "web/request.h"

enum { BANNER_LENGTH_MAX = 600, ANSWER_LENGTH_MAX = 4000 };

#define AT(member) offsetof(struct typed_text, member)

static const struct field page_fields_typed[] = {
    {"page-title", FIELD_LINE, true, EDITORIAL_TITLE_MAX, AT(title), NULL},
    {"page-summary", FIELD_LINE, true, EDITORIAL_SUMMARY_MAX, AT(summary), NULL},
    {"page-body", FIELD_LINES, true, EDITORIAL_BODY_MAX, AT(body), NULL},
    {"page-checked", FIELD_DAY, false, 0, AT(checked_on), NULL},
    {"page-publish", FIELD_DAY, false, 0, AT(publish_on), NULL},
};

static const struct field question_fields[] = {
    {"question-title", FIELD_LINE, true, EDITORIAL_TITLE_MAX, AT(title), NULL},
    {"question-body", FIELD_LINES, true, ANSWER_LENGTH_MAX, AT(body), NULL},
    {"text-audience", FIELD_CHOICE, true, 0, AT(audience), editorial_audiences},
};

static const struct field testimonial_fields[] = {
    {"testimonial-who", FIELD_LINE, true, EDITORIAL_TITLE_MAX, AT(title), NULL},
    {"testimonial-body", FIELD_LINES, true, ANSWER_LENGTH_MAX, AT(body), NULL},
    {"testimonial-agreed", FIELD_DAY, true, 0, AT(checked_on), NULL},
};

static const struct field banner_fields[] = {
    {"banner-title", FIELD_LINE, true, EDITORIAL_TITLE_MAX, AT(title), NULL},
    {"banner-body", FIELD_LINES, false, BANNER_LENGTH_MAX, AT(body), NULL},
    {"text-audience", FIELD_CHOICE, true, 0, AT(audience), editorial_audiences},
    {"banner-first", FIELD_DAY, false, 0, AT(first_on), NULL},
    {"banner-last", FIELD_DAY, false, 0, AT(last_on), NULL},
};

static const struct field refusal_fields[] = {
    {"refusal-title", FIELD_LINE, true, EDITORIAL_TITLE_MAX, AT(title), NULL},
};

const struct editorial_form *editorial_form(const struct editorial_section *section)
{
    static const struct editorial_form page = {"editorial", FIELDS(page_fields_typed), "page-body",
                                               "page-checked"};
    static const struct {
        const char *section;
        struct editorial_form form;
    } forms[] = {
        {"questions", {"question", FIELDS(question_fields), "question-body", NULL}},
        {"temoignages",
         {"testimonial", FIELDS(testimonial_fields), "testimonial-body", "testimonial-agreed"}},
        {"bandeaux", {"banner", FIELDS(banner_fields), "banner-body", NULL}},
        {"refus", {"refusal-reason", FIELDS(refusal_fields), NULL, NULL}},
    };

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(forms[i].section, section->code) == 0)
            return &forms[i].form;
    }
    return &page;
}

void typed_text_check(struct request *request, const struct editorial_form *form,
                      const struct typed_text *typed, struct form_errors *errors)
{
    const char *fault = form->body != NULL ? markdown_fault(typed->body) : NULL;

    if (fault != NULL)
        form_refuse(errors, form->body, fault, NULL);
    if (date_is_set(typed->checked_on) && date_compare(typed->checked_on, request->today) > 0)
        form_refuse(errors, form->checked, "checked-later", NULL);
    if (date_is_set(typed->publish_on) && date_compare(typed->publish_on, request->today) < 0)
        form_refuse(errors, "page-publish", "publish-past", NULL);
    if (date_is_set(typed->first_on) && date_is_set(typed->last_on) &&
        date_compare(typed->last_on, typed->first_on) < 0)
        form_refuse(errors, "banner-last", "banner-order", NULL);
}
