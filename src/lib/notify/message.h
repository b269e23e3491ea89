/* The XML of a message being made: <message step="1"><site/>…<link href="…"/></message>. Used
 * by the files of this folder only.
 *
 * step is the last of the five steps that is reached (domain.md, "Notifications"); 0 shows
 * none. */
#ifndef STAGE3E_NOTIFY_MESSAGE_H
#define STAGE3E_NOTIFY_MESSAGE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct config;
struct db;
struct application_notice;
struct mail;
struct pool;

/* The root element of a new message. */
xmlNode *message_begin(const struct config *config, unsigned step);

/* The one thing to do: a button to this path of the site. */
void message_link(struct pool *pool, xmlNode *message, const struct config *config,
                  const char *path);

/* Which application a message is about: its numbers, its week, its offer. */
void message_application_add(struct pool *pool, xmlNode *message,
                             const struct application_notice *notice);

/* A link for who has no account, good until the placement is over: path/TOKEN. */
bool message_link_grant(struct db *db, const struct application_notice *notice, const char *purpose,
                        const char *email, const char *path, time_t now, const char **link)
    __attribute__((warn_unused_result));

/* Writes it to the outbox, as the content of the mail, and frees it. */
bool message_queue(struct db *db, xmlNode *message, struct mail *mail, time_t now)
    __attribute__((warn_unused_result));

/* The same in place of one of that or the other template which the recipient has not been sent
 * yet. */
bool message_requeue(struct db *db, xmlNode *message, struct mail *mail, const char *other_template,
                     time_t now) __attribute__((warn_unused_result));

#endif
