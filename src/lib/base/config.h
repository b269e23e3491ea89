/* The configuration: one file for all programs, a second for what one program alone may know.
 *
 * Read from the file that $STAGE3E_CONF names, else from STAGE3E_CONFDIR/stage3e.conf, then
 * from PROGRAM.conf beside it where there is one (its own database user and password). A
 * variable STAGE3E_SECTION_KEY of the environment wins over both. doc/man has each key. */
#ifndef STAGE3E_BASE_CONFIG_H
#define STAGE3E_BASE_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/alerts.h"
#include "base/crypto.h"
#include "base/mail_limits.h"
#include "base/territory.h"

/* How mails go to the server: in the clear, by TLS where it offers that, by TLS with its
 * certificate checked. Default: off to this machine itself, else required. */
enum mail_tls { MAIL_TLS_DEFAULT, MAIL_TLS_OFF, MAIL_TLS_OPPORTUNISTIC, MAIL_TLS_REQUIRED };

struct config {
    struct {
        const char *name;        /* "Stage3e" */
        const char *long_name;   /* "Mon stage de 3e en Loire-Atlantique" */
        const char *departement; /* "Loire-Atlantique" */
        const char *departement_code;
        const char *operator_name; /* who runs the site, in the legal notice */
        const char *base_url;      /* without the last slash */
        const char *zone; /* of school holidays: "A", "B", "C", "reunion"… (territory.h) */
        enum territory territory; /* of public holidays */
        const char *time_zone;    /* "Europe/Paris" */
        const char *help_phone;
        const char *help_hours;
        const char *help_mail;
        const char *security_contact; /* "mailto:…" or "https://…"; empty: help_mail */
    } site;
    struct {                 /* what the law asks a site to say of who runs it */
        const char *address; /* of the operator, as one line */
        const char *phone;
        const char *mail;
        const char *siret;
        const char *director; /* of the publication: the office, and a name */
        const char *host_name;
        const char *host_address;
        const char *host_phone;
        const char *data_officer; /* how to reach the data protection officer */
        const char *source_code;  /* "https://…", where the AGPL has it */
    } legal;
    struct {
        const char *socket; /* a path; empty: host and port */
        const char *host;   /* "one:3306,two:3306" is tried in order */
        uint16_t port;      /* of hosts that have none of their own; 0: the usual one */
        const char *name;
        const char *user;
        const char *password;
        bool has_tls;       /* encrypted, the server's certificate verified */
        const char *tls_ca; /* files of PEM; empty: the machine's authorities, no certificate */
        const char *tls_cert;
        const char *tls_key;
    } database;
    struct {
        uint8_t secret[DIGEST_SIZE]; /* signs the forms of visitors */
        const char *xsl_dir;
        const char *www_dir;
        bool is_development; /* ?format=xml, stylesheets read again when they change */
        bool has_secure_cookies;
    } web;
    struct {
        const char *tile_url;    /* "https://tile.example/{z}/{x}/{y}.png"; empty: no tiles */
        const char *tile_origin; /* what the Content-Security-Policy allows for them */
        const char *attribution;
    } map;
    struct {
        const char *address_url; /* geocoding; empty: addresses are not looked up */
        const char *company_url; /* companies by SIRET; empty: not looked up */
        uint16_t timeout_ms;     /* that a visitor may be kept waiting for them */
    } lookup;
    struct {
        const char *smtp_url; /* "smtp://127.0.0.1:25", "smtps://…" */
        const char *user;
        const char *password;
        enum mail_tls tls;
        const char *ca_file; /* whose certificates are trusted; empty: the system's */
        const char *from;
        const char *from_name;
        const char *return_path; /* where bounces go; empty: from */
        uint16_t dialogue_s;     /* that sending one mail may take in all */
        uint16_t silence_s;      /* that the server may take for one answer */
    } mail;
    struct {
        const char *url;      /* of the gateway; empty: no SMS is sent */
        const char *driver;   /* which one it is (mailer/gateway.h) */
        const char *account;  /* ours there: OVHcloud's service, Twilio's SID */
        const char *token;    /* that it knows us by; OVHcloud's application key */
        const char *secret;   /* OVHcloud's application secret */
        const char *consumer; /* OVHcloud's consumer key */
        const char *from;     /* the name that phones show */
        uint16_t monthly_max; /* SMS a month, whatever happens */
        bool is_quiet;        /* none at night and on Sundays (rules/sms.h) */
    } sms;
    struct {                     /* by which sealed documents are signed; empty: by none */
        const char *certificate; /* files of PEM */
        const char *key;
    } seal;
    struct {
        uint16_t live_max;     /* live applications of a pupil */
        uint16_t confirm_days; /* that an accepted pupil has, holidays apart */
        uint16_t answer_days;  /* that an employer has */
    } applications;
    struct {
        struct alert_delays delays[ALERTS];
        struct alert_pauses pauses;
        bool rests_in_holidays; /* of the zone, too */
        uint16_t near_days; /* a placement so near concerns the département if nobody answers */
    } alerts;
    struct {
        uint16_t hours_under_15; /* a week, advised; 35 or more: no advice */
        uint16_t kept_years;     /* what was signed, after the placement; 5 at least */
    } placements;
    struct {
        uint16_t pupil_days;   /* that a pupil's session may live, however much it is used */
        uint16_t others_hours; /* … and anybody else's */
    } sessions;
    struct {                        /* stage3ectl backup --nightly, a script */
        const char *directory;      /* empty: none is made */
        const char *trial_database; /* where each is tried; empty: nowhere */
        uint16_t keep;              /* how many stay */
    } backup;
    struct {                   /* /metrics */
        const char *directory; /* where programs count; empty: nowhere */
        const char *allow;     /* the addresses that may ask: "127.0.0.1 ::1" */
    } metrics;
    struct {
        struct mail_limit mail[MAIL_OCCASIONS];
        const char *shared;    /* networks that many share, as schools': "192.0.2.1 10.20.0.0/16" */
        uint16_t shared_times; /* as many of what a place may do */
    } limits;
};

/* Reads the configuration of a program, valid until config_close(); sets the time zone. There
 * is one a process. On a missing file or a bad value: says so on standard error and returns
 * NULL. */
const struct config *config_open(const char *program);
void config_close(void);

/* True if the site has a secret to sign with: nothing that signs may run without. */
bool config_has_secret(const struct config *config);

/* True if the SMTP server is reached by a loopback address or "localhost". */
bool config_smtp_is_local(const struct config *config);

#endif
