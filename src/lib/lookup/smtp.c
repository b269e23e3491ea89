/* How the mail server is reached: TLS, its certificate, who we are to it. */
#include "lookup/smtp.h"

#include <curl/curl.h>

#include "base/config.h"
#include "base/text.h"

/* Nothing leaves this machine on the way to a loopback address, where servers mostly have a
 * certificate of their own making; elsewhere TLS is required unless configured otherwise. */
static enum mail_tls tls_of(const struct config *config)
{
    if (config->mail.tls != MAIL_TLS_DEFAULT)
        return config->mail.tls;
    return config_smtp_is_local(config) ? MAIL_TLS_OFF : MAIL_TLS_REQUIRED;
}

void smtp_security_set(CURL *curl, const struct config *config)
{
    const enum mail_tls tls = tls_of(config);
    /* Who can forge a certificate can as well hide that the server offers TLS. */
    const long is_checked = tls == MAIL_TLS_OPPORTUNISTIC ? 0 : 1;

    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     (long)(tls == MAIL_TLS_OFF        ? CURLUSESSL_NONE
                            : tls == MAIL_TLS_REQUIRED ? CURLUSESSL_ALL
                                                       : CURLUSESSL_TRY));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, is_checked);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2 * is_checked);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (!text_is_empty(config->mail.ca_file))
        curl_easy_setopt(curl, CURLOPT_CAINFO, config->mail.ca_file);
    if (!text_is_empty(config->mail.user)) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, config->mail.user);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, config->mail.password);
    }
}
