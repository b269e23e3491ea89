/* POST /candidatures/repondre/{token}/code-envoyer, …/code: what a mailed link alone does not open,
 * a pupil's address and birth date, is shown to who reads a code in the same mailbox. */
#include "applications/applications.h"
#include "applications/code.h"
#include "site/application_view.h"
#include "web/response.h"

bool link_code_send_post(struct request *request)
{
    struct viewing viewing;

    if (!viewing_open(request, &viewing))
        return false;
    const struct code_order order = {.subject = route_text(request),
                                     .recipient = viewing.application.offer.reply_email,
                                     .application_id = viewing.application.id,
                                     .use = CODE_TO_SEE};

    if (!code_send(request, &order))
        return false;
    response_see_other(request, "%s?info=code-envoye#coordonnees", viewing.base);
    return true;
}

bool link_code_post(struct request *request)
{
    struct viewing viewing;
    bool is_right;

    if (!viewing_open(request, &viewing))
        return false;
    if (!code_try(request, route_text(request), form_value(&request->body, "code"), &is_right))
        return false;
    if (is_right)
        return application_show_proved(request, &viewing);
    response_see_other(request, "%s?info=code-faux#coordonnees", viewing.base);
    return true;
}
