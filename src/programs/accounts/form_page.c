/* Pages that are one form. */
#include "accounts/form_page.h"

#include <stdbool.h>
#include <string.h>

#include "page/xml.h"
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
