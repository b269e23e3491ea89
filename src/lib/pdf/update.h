/* Incremental updates of a PDF as cairo writes it (PDF 1.7, 7.5.6): objects that take the place of
 * older ones, or come anew, after its end. */
#ifndef STAGE3E_PDF_UPDATE_H
#define STAGE3E_PDF_UPDATE_H

#include <stddef.h>

#include "base/bytes.h"

struct pool;

/* What an incremental update writes: objects that take the place of older ones, and where each is.
 */
struct pdf_update {
    size_t offset; /* of the update in the file */
    struct bytes objects;
    struct bytes table;
};

/* The last place of a text in bytes that may hold NULs; NULL if there is none. */
const char *pdf_last_of(const char *bytes, size_t length, const char *text);

/* The number after the last place of a key; 0 if it is not there. */
unsigned long pdf_number_after(const char *bytes, size_t length, const char *key);

/* The number of the object whose head ends there ("12| 0 obj"). */
unsigned long pdf_number_before(const char *bytes, const char *head);

void pdf_object_add(struct pdf_update *update, unsigned long number, const char *object);

/* The whole: the bytes, the objects, their table, a trailer; size is one more than the highest
 * number of an object. */
const char *pdf_update_end(struct pdf_update *update, const char *bytes, size_t *length,
                           unsigned long size);

/* A text as PDF has it: UTF-16, in hexadecimal (7.9.2.2). */
const char *pdf_text(struct pool *pool, const char *text);

#endif
