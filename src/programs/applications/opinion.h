/* Giving the referent's opinion, for one application or several. */
#ifndef STAGE3E_APPLICATIONS_OPINION_H
#define STAGE3E_APPLICATIONS_OPINION_H

#include "site/application_view.h"

/* "favourable" or not. */
enum referent_opinion opinion_parse(const char *code);

/* Notes it; is_done is false if the application has ended. False if the database failed. */
bool opinion_give(const struct viewing *viewing, enum referent_opinion opinion, const char *comment,
                  bool *is_done) __attribute__((warn_unused_result));

#endif
