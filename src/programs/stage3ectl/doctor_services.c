/* stage3ectl doctor: what is reached over the network. */
#include <curl/curl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "lookup/smtp.h"
#include "stage3ectl/doctor_say.h"

enum { ANSWER_S = 10, CERTIFICATE_LEFT_DAYS = 14 };

static size_t body_ignore(char *bytes, size_t size, size_t count, void *user)
{
    (void)bytes;
    (void)user;
    return size * count;
}

/* Asks; what stands in the way is said in error. */
static CURLcode ask(CURL *curl, const char *url, const char *protocols, char *error)
{
    CURLcode outcome;

    *error = '\0';
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)ANSWER_S);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "stage3e");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, body_ignore);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
    outcome = curl_easy_perform(curl);
    if (outcome != CURLE_OK && *error == '\0')
        snprintf(error, CURL_ERROR_SIZE, "%s", curl_easy_strerror(outcome));
    return outcome;
}

/* "2026-12-04 07:06:07 GMT", or as OpenSSL says it; -1: neither. */
static time_t certificate_end(const char *text)
{
    struct tm ends = {0};

    return strptime(text, "%Y-%m-%d %H:%M:%S", &ends) != NULL ? timegm(&ends)
                                                              : curl_getdate(text, NULL);
}

/* Of the certificate that the last answer came with: days until it ends; -1: not known. */
static long certificate_days(CURL *curl)
{
    static const char key[] = "Expire date:"; /* "Date" by GnuTLS */
    struct curl_certinfo *info = NULL;

    if (curl_easy_getinfo(curl, CURLINFO_CERTINFO, &info) != CURLE_OK || info == NULL ||
        info->num_of_certs == 0)
        return -1;
    for (const struct curl_slist *line = info->certinfo[0]; line != NULL; line = line->next) {
        if (strncasecmp(line->data, key, strlen(key)) == 0) {
            const time_t ends = certificate_end(line->data + strlen(key));

            return ends > 0 ? (long)((ends - time(NULL)) / 86400) : -1;
        }
    }
    return -1;
}

static void certificate_examine(CURL *curl, const char *url)
{
    const long days = certificate_days(curl);

    if (!text_starts_with(url, "https://") || days < 0)
        return;
    if (days < CERTIFICATE_LEFT_DAYS)
        doctor_bad("certificate",
                   "ends in %ld days: certbot renew, then reload the web server (--deploy-hook)",
                   days);
    else
        doctor_good("certificate", "ends in %ld days", days);
}

/* False: no use in asking for the next program. */
static bool program_examine(CURL *curl, struct pool *pool, const char *base, const char *program)
{
    char error[CURL_ERROR_SIZE];
    const char *url = pool_printf(pool, "%s/healthz/%s", base, program);
    long status = 0;

    if (ask(curl, url, "http,https", error) != CURLE_OK) {
        doctor_bad("web server",
                   "%s: %s: its name in DNS, etc/nginx or etc/apache, its certificate", base,
                   error);
        return false;
    }
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status == 200)
        doctor_good("web server", "%s answers", program);
    else if (status == 503)
        doctor_bad("web server", "%s is not there, or has no database: systemctl status stage3e@%s",
                   program, program);
    else
        doctor_bad("web server", "%s answers %ld: another site, or not the paths of etc/nginx", url,
                   status);
    return true;
}

void doctor_front(const struct config *config)
{
    CURL *curl = curl_easy_init();
    struct pool *pool = pool_open();

    curl_easy_setopt(curl, CURLOPT_CERTINFO, 1L);
    for (size_t i = 0; doctor_programs[i] != NULL; i++) {
        if (!program_examine(curl, pool, config->site.base_url, doctor_programs[i]))
            break;
        if (i == 0)
            certificate_examine(curl, config->site.base_url);
    }
    pool_close(pool);
    curl_easy_cleanup(curl);
}

void doctor_mail_server(const struct config *config)
{
    CURL *curl = curl_easy_init();
    char error[CURL_ERROR_SIZE];

    smtp_security_set(curl, config);
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "NOOP");
    if (ask(curl, config->mail.smtp_url, "smtp,smtps", error) == CURLE_OK)
        doctor_good("mail server", "%s answers", config->mail.smtp_url);
    else
        doctor_bad("mail server", "%s: %s: [mail] of mailer.conf", config->mail.smtp_url, error);
    curl_easy_cleanup(curl);
}
