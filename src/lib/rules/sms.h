/* The text of an SMS, and when one may be sent. Pure.
 *
 * One segment is 160 characters of the alphabet of GSM 03.38 (of its extension, a character counts
 * twice); any other character would make it 70. */
#ifndef STAGE3E_RULES_SMS_H
#define STAGE3E_RULES_SMS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct pool;

enum { SMS_MAX = 160 };

/* Around the part of a text that may be shortened: a name (private use, never in a text of ours).
 */
#define SMS_NAME_BEGIN "\xee\x80\x80" /* U+E000 */
#define SMS_NAME_END   "\xee\x80\x81" /* U+E001 */

/* The text in that alphabet: quotes and dashes made plain, accents it lacks taken off, what it
 * cannot say left out. */
const char *sms_fold(struct pool *pool, const char *text);

/* How much of a segment a folded text takes. */
size_t sms_length(const char *text);

/* The folded text with its name as long as there is room, shortened by whole words where they leave
 * enough of it, else by whole characters, with a "." for the rest. Longer than SMS_MAX only if it
 * is so without any name. */
const char *sms_fit(struct pool *pool, const char *text);

/* True when nobody is to be woken: before 8:00, from 21:00 on, on Sundays; by the site's clock. */
bool sms_is_quiet(const struct tm *local);

#endif
