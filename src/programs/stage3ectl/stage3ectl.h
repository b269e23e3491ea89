/* The subcommands of stage3ectl. Each returns the exit status of the process. */
#ifndef STAGE3E_STAGE3ECTL_H
#define STAGE3E_STAGE3ECTL_H

#include <stdbool.h>

struct config;
struct db;
struct pool;

int command_migrate(const struct config *config, char **arguments);
int command_import(const struct config *config, char **arguments);
int command_content(const struct config *config, char **arguments);
int command_content_external(const struct config *config, char **arguments);
int command_content_nightly(const struct config *config, char **arguments);
int command_demo(const struct config *config, char **arguments);
int command_demo_anyway(const struct config *config, char **arguments);
int command_create_admin(const struct config *config, char **arguments);
int command_purge(const struct config *config, char **arguments);
int command_alert(const struct config *config, char **arguments);
int command_doctor(const struct config *config, char **arguments);
int command_check(const struct config *config, char **arguments);
int command_deadlines(const struct config *config, char **arguments);
int command_index(const struct config *config, char **arguments);
int command_index_all(const struct config *config, char **arguments);
int command_messages(const struct config *config, char **arguments);
int command_statistics(const struct config *config, char **arguments);
int command_statistics_with(const struct config *config, char **arguments);

/* Part of content: asks for the links of the pages, of other sites too if has_external. */
enum links_state { LINKS_GOOD, LINKS_BROKEN, LINKS_UNREAD /* the database failed */ };
enum links_state content_check(const struct config *config, bool has_external);

/* Part of content: the everyday words of the search. */
bool content_synonyms_add(struct db *db, const char *directory);

/* Of command_content: the articles of agreements, DIRECTORY/convention/articles.md, where there are
 * none yet. */
struct db;
struct pool;
bool content_agreement_add(struct db *db, const char *directory)
    __attribute__((warn_unused_result));

#endif
