/* POST /candidatures/repondre/{token}/code-envoyer, …/code: what a mailed link alone does not open,
 * a pupil's address and birth date, is shown to who reads a code in the same mailbox. */
#include "applications/applications.h"
#include "applications/code.h"
#include "notify/notify.h"
#include "site/application_view.h"
#include "site/page.h"
#include "web/response.h"

void link_code_send_post(struct request *request)
{
    struct viewing viewing;

    if (!viewing_open(request, &viewing))
        return;
    const struct code_order order = {.subject = route_text(request),
                                     .recipient = viewing.application.offer.reply_email,
                                     .application_id = viewing.application.id,
                                     .write = notify_link_code};

    if (code_send(request, &order))
        response_see_other(request, "%s?info=code-envoye#coordonnees", viewing.base);
}

void link_code_post(struct request *request)
{
    struct viewing viewing;
    bool is_right;

    if (!viewing_open(request, &viewing))
        return;
    if (!code_try(request, route_text(request), form_value(&request->body, "code"), &is_right))
        page_failure(request);
    else if (is_right)
        application_show_proved(request, &viewing);
    else
        response_see_other(request, "%s?info=code-faux#coordonnees", viewing.base);
}
