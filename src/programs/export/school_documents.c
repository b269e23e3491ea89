/* GET /export/codes-des-eleves.pdf: the codes of a school's pupils who have not joined, a page a
 * class. GET /export/dates-par-college.pdf: the calendar of placement dates, for everyone. */
#include <string.h>

#include "export/document.h"
#include "export/export.h"
#include "page/xml.h"
#include "site/invitation_code.h"
#include "site/page.h"
#include "site/placement_dates.h"
#include "site/trail.h"
#include "store/member_store.h"
#include "store/school_pupil_store.h"
#include "store/school_store.h"

static void codes_add(struct request *request, xmlNode *content,
                      const struct pupil_invitation *pupils, size_t count)
{
    const char *class_name = NULL;
    xmlNode *group = NULL;

    for (size_t i = 0; i < count; i++) {
        xmlNode *pupil;

        if (pupils[i].account_id != 0)
            continue;
        if (class_name == NULL || strcmp(class_name, pupils[i].class_name) != 0) {
            group = xml_element(content, "class");
            xml_attribute(group, "name", pupils[i].class_name);
        }
        class_name = pupils[i].class_name;
        pupil = xml_element(group, "pupil");
        xml_attribute(pupil, "last-name", pupils[i].last_name);
        xml_attribute(pupil, "first-name", pupils[i].first_name);
        xml_attribute(pupil, "code", invitation_code(request, pupils[i].id));
    }
}

bool codes_pdf(struct request *request)
{
    struct pupil_invitation *pupils;
    struct school school;
    struct page page;
    uint64_t school_id;
    size_t count;
    bool is_head;

    if (!store_school_of_account(request->db, request->visitor.account_id, &school_id, &is_head) ||
        !store_school_find(request->db, school_id, &school))
        return false;
    if (school.id == 0) {
        page_error(request, 403, "not-yours");
        return true;
    }
    if (!trail_read(request, "codes-read", "school", school.id) ||
        !store_invitations(request->db, school.id, &pupils, &count))
        return false;
    page = page_begin(request, "codes-print");
    xml_attribute(page.content, "printed", date_text(request->pool, request->today, DATE_LONG));
    xml_attribute(page.content, "school", school.name);
    xml_attribute(page.content, "town", school.town);
    codes_add(request, page.content, pupils, count);
    document_send(&page, "codes-des-eleves");
    return true;
}

bool dates_pdf(struct request *request)
{
    struct page page = page_begin(request, "dates-print");

    xml_attribute(page.content, "printed", date_text(request->pool, request->today, DATE_LONG));
    if (!placement_dates_add(request, page.content))
        return false;
    document_public_send(&page, "dates-de-stage-par-college");
    return true;
}
