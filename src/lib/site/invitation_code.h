/* Personal codes of pupils, which a school hands out: on its pages and to print. */
#ifndef STAGE3E_SITE_INVITATION_CODE_H
#define STAGE3E_SITE_INVITATION_CODE_H

#include <stdint.h>

struct request;

/* The code of an invitation, the same each time: "K7M2P-Q9RTX". */
const char *invitation_code(struct request *request, uint64_t id);

#endif
