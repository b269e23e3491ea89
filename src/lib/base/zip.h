/* Files in one archive (PKWARE APPNOTE 6.3, "stored"): for what is compressed already, as PDFs are.
 * At most 65,535 files and 4 GB in all. */
#ifndef STAGE3E_BASE_ZIP_H
#define STAGE3E_BASE_ZIP_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

struct zip {
    struct bytes bytes; /* its pool set, all else zero to begin with */
    struct bytes directory;
    unsigned count;
};

/* Adds a file; the name is UTF-8, without "/". */
void zip_add(struct zip *zip, const char *name, const char *file, size_t size);

/* Completes the archive, which is zip->bytes then. */
void zip_end(struct zip *zip);

#endif
