/* What stands where something personal was, for erasure and purge alike: text for statements. */
#ifndef STAGE3E_STORE_ERASED_VALUES_H
#define STAGE3E_STORE_ERASED_VALUES_H

#define ERASED_EMAIL "efface@invalid"
#define ERASED_EMAIL_PATTERN                                                                       \
    "efface-%@invalid"                   /* of an account that stays for its applications          \
                                          */
#define ERASED_TEXT    "effacé"          /* where a text is required */
#define ERASED_ACCOUNT "compte supprimé" /* the reason of what an erasure ends */

/* An offer must have a telephone: the one of nobody. */
#define CONTACT_ERASED                                                                             \
    "contact_civility = '', contact_last_name = '', contact_first_name = '',"                      \
    " contact_email = '" ERASED_EMAIL "', contact_landline = '+33000000000',"                      \
    " contact_mobile = '', contact_fax = '', contact_department = '', contact_job_title = ''"

#endif
