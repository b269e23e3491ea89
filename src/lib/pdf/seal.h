/* The seal of whoever runs the site on a document: a signature by certificate that any reader of
 * PDF verifies (PAdES B-B, EN 319 142-1: detached CMS with the certificate's hash among what is
 * signed, by GnuTLS). */
#ifndef STAGE3E_PDF_SEAL_H
#define STAGE3E_PDF_SEAL_H

#include <stddef.h>
#include <time.h>

struct pool;

/* Files of PEM: the certificate, followed by those that it was signed with; its key, without a
 * password. */
struct pdf_sealer {
    const char *certificate;
    const char *key;
    const char *name; /* whose seal it is */
};

/* Appends the seal to a PDF as pdf_document() made it. The bytes are the pool's; NULL, and why, if
 * it cannot be. */
const char *pdf_seal(struct pool *pool, const struct pdf_sealer *sealer, const char *bytes,
                     size_t *size, time_t now, const char **problem);

/* What is wrong with certificate and key now, NULL if they seal; ends_at: of the certificate. */
const char *pdf_seal_problem(const struct pdf_sealer *sealer, time_t now, time_t *ends_at);

#endif
