/* The parts of stage3ectl doctor. Each writes a line for each thing it looked at; none changes
 * anything. */
#ifndef STAGE3E_STAGE3ECTL_DOCTOR_SAY_H
#define STAGE3E_STAGE3ECTL_DOCTOR_SAY_H

struct config;

/* What is well; what is wrong, with what to do. */
__attribute__((format(printf, 2, 3))) void doctor_good(const char *what, const char *words, ...);
__attribute__((format(printf, 2, 3))) void doctor_bad(const char *what, const char *words, ...);

/* How many things were wrong. */
unsigned doctor_wrong(void);

/* The programs of the web, by name; NULL after the last. */
extern const char *const doctor_programs[];

/* doctor_files.c: what is not filled in, who can read what, which programs run. */
void doctor_files(void);

/* doctor_services.c: the site by its address, as visitors come to it; the mail server ([mail] of
 * the mailer's configuration). */
void doctor_front(const struct config *config);
void doctor_mail_server(const struct config *config);

#endif
