/* Pages that are one form. */
#include "accounts/form_page.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/date.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/identifier.h"
#include "site/page.h"
#include "web/request.h"

void form_page_send(struct request *request, const struct form_page *form,
                    const struct form *values, const struct form_errors *errors, unsigned status)
{
    struct page page = page_begin(request, "account-form");
    xmlNode *node = page_form(&page, form->name, form->action);

    xml_attribute(page.content, "back", form->back);
    if (form->about != NULL)
        xml_attribute(page.content, "about", form->about);
    xml_form(node, values, errors);
    page_fields(node, form->set, form->fields, form->count);
    page_send(&page, status);
}

static const char *value_text(struct pool *pool, const struct field *field, const void *place)
{
    const char *text;
    char iso[DATE_ISO_SIZE];

    switch (field->kind) {
    case FIELD_BOX: return *(const bool *)place ? "1" : "";
    case FIELD_DAY: date_iso(*(const struct date *)place, iso); return pool_strdup(pool, iso);
    case FIELD_ID: return pool_printf(pool, "%llu", (unsigned long long)*(const uint64_t *)place);
    case FIELD_PASSWORD: return "";
    default: break;
    }
    memcpy(&text, place, sizeof text);
    if (text == NULL)
        return "";
    return field->kind == FIELD_PHONE || field->kind == FIELD_MOBILE ? phone_text(pool, text)
                                                                     : text;
}

void form_page_fill(struct request *request, struct form *values, const struct field *fields,
                    size_t count, const void *base)
{
    for (size_t i = 0; i < count; i++) {
        const char *text =
            value_text(request->pool, &fields[i], (const char *)base + fields[i].offset);

        if (!text_is_empty(text))
            form_add(request->pool, values, fields[i].name, text);
    }
}
