/* What the spaces of pupils, employers, schools and the département share. */
#ifndef STAGE3E_APPLICATIONS_SPACES_H
#define STAGE3E_APPLICATIONS_SPACES_H

#include <libxml/tree.h>

struct request;

/* What was just done, from the query: info, refus, and how many of several. */
void space_outcome_add(struct request *request, xmlNode *content);

#endif
