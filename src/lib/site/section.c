#include "site/section.h"

#include <stddef.h>

#include "base/text.h"
#include "web/request.h"

const char section_pupils[] = "eleves", section_parents[] = "parents",
           section_schools[] = "colleges", section_employers[] = "employeurs";

/* What a section's addresses begin with; of rows that fit the first counts. */
static const struct {
    const char *beginning;
    enum role who; /* ANYONE, or the roles of who reads */
    const char *section;
} addresses[] = {
    {"/eleves", ANYONE, section_pupils},
    {"/parents", ANYONE, section_parents},
    {"/colleges", ANYONE, section_schools},
    {"/college/", ANYONE, section_schools},
    {"/employeurs", ANYONE, section_employers},
    {"/offres/prets-a-aider", SCHOOL, section_schools},
    {"/offres/prets-a-aider", ANYONE, ""},
    {"/offres/deposer", ANYONE, section_employers},
    {"/offres/activer", ANYONE, section_employers},
    {"/offres/mes-offres", ANYONE, section_employers},
    {"/offres/gerer", ANYONE, section_employers},
    {"/offres", ANYONE, section_pupils},
    {"/candidatures/repondre", ANYONE, section_employers},
    {"/candidatures", EMPLOYER, section_employers},
    {"/candidatures/avis", ANYONE, section_schools},
    {"/candidatures", SCHOOL, section_schools},
    {"/candidatures", ADMIN, ""},
    {"/candidatures", ANYONE, section_pupils},
    {"/conventions/repondre", ANYONE, section_employers},
    {"/conventions", EMPLOYER, section_employers},
    {"/conventions", SCHOOL, section_schools},
    {"/conventions", PUPIL, section_pupils},
};

const char *section_of(const struct request *request)
{
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        const enum role who = addresses[i].who;

        if ((who == ANYONE || (who & request->visitor.role) != 0) &&
            text_starts_with(request->path, addresses[i].beginning))
            return addresses[i].section;
    }
    return "";
}

bool address_is_for_pupils(const struct request *request)
{
    return text_starts_with(request->path, "/compte/creer/eleve");
}
