/* Bytes of a request turned into names and values. Bounded; every byte is checked. */
#ifndef STAGE3E_WEB_DECODE_H
#define STAGE3E_WEB_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/form.h"

struct pool;

enum { DECODE_PAIRS_MAX = 1000 };

/* Reads application/x-www-form-urlencoded (WHATWG URL, 5.1): a query or a body. Names and
 * values pass text_clean(). False if a percent sign is not followed by two hexadecimal
 * digits, a text is not UTF-8 or holds a NUL, or there are more than DECODE_PAIRS_MAX. */
bool decode_urlencoded(struct pool *pool, const char *bytes, size_t length, struct form *form)
    __attribute__((warn_unused_result));

/* Reads the query of an address, whatever it holds: nobody is turned away for what others appended
 * to a link. A percent sign that stands for nothing is itself, text that is not UTF-8 is read as
 * ISO-8859-1, a NUL is left out, and so is what comes after DECODE_PAIRS_MAX pairs, and what the
 * sentence around a copied link left at its end. */
void decode_query(struct pool *pool, const char *query, struct form *form);

/* Reads multipart/form-data (RFC 7578), whose boundary is the parameter of its Content-Type.
 * Fields go to form as above; of files, those beyond the room for them are left out. False if
 * it is malformed. */
bool decode_multipart(struct pool *pool, const char *bytes, size_t length, const char *boundary,
                      struct form *form, struct form_file *files, size_t files_max,
                      size_t *file_count) __attribute__((warn_unused_result));

/* The boundary of a Content-Type "multipart/form-data; boundary=…"; NULL if it is none. */
const char *decode_boundary(struct pool *pool, const char *content_type);

/* The path of a request target (RFC 3986, 3.3): percent-decoded, cleaned. False as above. */
bool decode_path(struct pool *pool, const char *bytes, size_t length, const char **path)
    __attribute__((warn_unused_result));

/* A path without what the sentence around a copied link left at its end: full stop, bracket, quote,
 * space, slash. "/" at least. */
const char *path_without_end(struct pool *pool, const char *path);

/* The value of a cookie in a Cookie header (RFC 6265, 4.2); NULL if it is not there. */
const char *decode_cookie(struct pool *pool, const char *header, const char *name);

/* A text as part of a query: what is not unreserved (RFC 3986, 2.3) is percent-encoded. */
const char *encode_component(struct pool *pool, const char *text);

/* A path, decoded, as it stands in an address: its slashes stay. */
const char *encode_path(struct pool *pool, const char *path);

/* A form as application/x-www-form-urlencoded: what decode_urlencoded() reads. */
const char *encode_form(struct pool *pool, const struct form *form);

#endif
