/* Reading forms by their tables. */
#include "rules/fields.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/date_parse.h"
#include "base/pool.h"
#include "base/text.h"
#include "rules/identifier.h"
#include "rules/name.h"
#include "rules/phone.h"
#include "rules/same.h"
#include "rules/web_address.h"

const char *const field_legal_statuses[] = {
    "company",      "sole-trader", "liberal",     "association", "cooperative",
    "local-public", "state",       "public-body", "other",       NULL,
};

const char *const field_civilities[] = {"madame", "monsieur", NULL};

static bool is_choice(const char *value, const char *const *choices)
{
    for (; *choices != NULL; choices++) {
        if (strcmp(value, *choices) == 0)
            return true;
    }
    return false;
}

/* Reads a text by its kind. On failure gives the code of the error. */
static const char *text_read(struct pool *pool, const struct field *field, const char *typed,
                             const char **text)
{
    switch (field->kind) {
    case FIELD_LINE: *text = text_trim(pool, typed, TEXT_ONE_LINE); break;
    case FIELD_LINES: *text = text_trim(pool, typed, TEXT_LINES); break;
    case FIELD_NAME:
    case FIELD_ORGANISATION:
    case FIELD_CLASS:
        *text = field->kind == FIELD_CLASS ? class_written(pool, typed)
                                           : text_trim(pool, typed, TEXT_ONE_LINE);
        if (field->kind == FIELD_NAME)
            *text = name_written(pool, *text);
        if (!name_is_plain(pool, *text,
                           field->kind == FIELD_NAME ? NAME_OF_PERSON : NAME_OF_ORGANISATION))
            return "name-address";
        break;
    case FIELD_SIRET: return siret_read(pool, typed, text) ? NULL : "siret";
    case FIELD_NAF: return naf_read(pool, typed, text) ? NULL : "naf";
    case FIELD_EMAIL: return email_read(pool, typed, text) ? NULL : "email";
    case FIELD_PHONE: return phone_read(pool, typed, text) ? NULL : "phone";
    case FIELD_MOBILE:
        if (!phone_read(pool, typed, text))
            return "phone";
        return phone_can_be_mobile(*text) ? NULL : "not-mobile";
    case FIELD_POSTCODE: return postcode_read(pool, typed, text) ? NULL : "postcode";
    case FIELD_WEBSITE:
        if (!website_read(pool, typed, text))
            return "website";
        break;
    case FIELD_CHOICE: return is_choice(typed, field->choices) ? NULL : "choice";
    case FIELD_PASSWORD:
    case FIELD_BOX:
    case FIELD_ANSWER:
    case FIELD_DAY:
    case FIELD_ID: return NULL;
    }
    return text_length(*text) <= field->longest ? NULL : "too-long";
}

static bool id_read(const char *typed, uint64_t *id)
{
    *id = 0;
    if (strlen(typed) > 9 || strspn(typed, "0123456789") != strlen(typed))
        return false;
    *id = strtoull(typed, NULL, 10);
    return true;
}

static bool answer_read(const char *typed, enum answer *answer)
{
    *answer = strcmp(typed, "1") == 0   ? ANSWER_YES
              : strcmp(typed, "0") == 0 ? ANSWER_NO
                                        : ANSWER_NONE;
    return *answer != ANSWER_NONE || text_is_empty(typed);
}

static void field_read(struct pool *pool, const struct field *field, const struct form *form,
                       void *base, struct form_errors *errors)
{
    const char *value = form_value(form, field->name);
    const char *typed = field->kind == FIELD_PASSWORD ? value : text_trim(pool, value, TEXT_LINES);
    void *place = (char *)base + field->offset;

    if (field->is_required && text_is_empty(typed))
        form_refuse(errors, field->name, "required", NULL);
    if (field->kind == FIELD_BOX) {
        *(bool *)place = !text_is_empty(typed);
    } else if (field->kind == FIELD_DAY) {
        if (!text_is_empty(typed) && !date_parse(typed, place))
            form_refuse(errors, field->name, "date", NULL);
    } else if (field->kind == FIELD_ANSWER) {
        if (!answer_read(typed, place))
            form_refuse(errors, field->name, "choice", NULL);
    } else if (field->kind == FIELD_ID) {
        if (!id_read(typed, place))
            form_refuse(errors, field->name, "choice", NULL);
    } else {
        const char *text = typed;
        const char *error = text_is_empty(typed) ? NULL : text_read(pool, field, typed, &text);

        memcpy(place, &text, sizeof text);
        if (error != NULL)
            form_refuse(errors, field->name, error,
                        field->longest > 0 ? pool_printf(pool, "%u", field->longest) : NULL);
    }
}

void fields_read(struct pool *pool, const struct form *form, const struct field *fields,
                 size_t count, void *base, struct form_errors *errors)
{
    for (size_t i = 0; i < count; i++)
        field_read(pool, &fields[i], form, base, errors);
}

struct form fields_kept(struct pool *pool, const struct form *form, const struct field *fields,
                        size_t count)
{
    struct form kept = {0};

    for (size_t i = 0; i < count; i++) {
        const char *value = form_value(form, fields[i].name);

        if (fields[i].kind != FIELD_PASSWORD && *value != '\0')
            form_add(pool, &kept, fields[i].name, value);
    }
    return kept;
}

static const char *answer_text(enum answer answer)
{
    return answer == ANSWER_YES ? "1" : answer == ANSWER_NO ? "0" : "";
}

static const char *value_text(struct pool *pool, const struct field *field, const void *base)
{
    const void *place = (const char *)base + field->offset;
    char iso[DATE_ISO_SIZE];
    const char *text;

    switch (field->kind) {
    case FIELD_PASSWORD: return "";
    case FIELD_BOX: return *(const bool *)place ? "1" : "";
    case FIELD_ANSWER: return answer_text(*(const enum answer *)place);
    case FIELD_DAY: date_iso(*(const struct date *)place, iso); return pool_strdup(pool, iso);
    case FIELD_ID: return pool_printf(pool, "%llu", *(const unsigned long long *)place);
    default: break;
    }
    memcpy(&text, place, sizeof text);
    if (text_is_empty(text))
        return "";
    switch (field->kind) {
    case FIELD_PHONE:
    case FIELD_MOBILE: return phone_text(pool, text);
    case FIELD_EMAIL: return email_text(pool, text);
    case FIELD_WEBSITE: return website_text(pool, text);
    default: return text;
    }
}

void fields_fill(struct pool *pool, const struct field *fields, size_t count, const void *base,
                 struct form *form)
{
    for (size_t i = 0; i < count; i++) {
        const char *text = value_text(pool, &fields[i], base);

        if (*text != '\0')
            form_add(pool, form, fields[i].name, text);
    }
}

void fields_confirm(struct pool *pool, const struct form *form, const char *name,
                    const char *confirmation_name, const char *error, struct form_errors *errors)
{
    const char *typed, *confirmation;
    const bool is_confirmed =
        email_read(pool, form_value(form, name), &typed) &&
        email_read(pool, form_value(form, confirmation_name), &confirmation) &&
        same_email(pool, typed, confirmation);

    if (text_is_empty(form_value(form, confirmation_name)))
        form_refuse(errors, confirmation_name, "required", NULL);
    else if (!form_is_refused(errors, name) && !is_confirmed)
        form_refuse(errors, confirmation_name, error, NULL);
}
