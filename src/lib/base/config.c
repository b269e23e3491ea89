/* The configuration, read with inih. */
#include "base/config.h"

#include <ctype.h>
#include <errno.h>
#include <ini.h>
#include <libgen.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/address.h"
#include "base/hosts.h"
#include "base/pool.h"

#ifndef STAGE3E_CONFDIR
#define STAGE3E_CONFDIR "/etc/stage3e"
#endif
#ifndef STAGE3E_DATADIR
#define STAGE3E_DATADIR "/usr/share/stage3e"
#endif

enum kind {
    TEXT,
    BOOL,
    NUMBER,
    KEPT_YEARS,
    PORT,
    HOSTS,
    SECRET_FILE,
    ZONE,
    TERRITORY,
    TIME_ZONE,
    NETWORKS,
    LIMIT,
    DELAYS,
    PAUSES,
    TLS
};

struct setting {
    const char *section;
    const char *key;
    enum kind kind;
    size_t offset;
    const char *value; /* unless configured */
};

#define AT(member) offsetof(struct config, member)

static const struct setting settings[] = {
    {"site", "name", TEXT, AT(site.name), "Stage3e"},
    {"site", "long_name", TEXT, AT(site.long_name), "Mon stage de 3e en Loire-Atlantique"},
    {"site", "departement", TEXT, AT(site.departement), "Loire-Atlantique"},
    {"site", "departement_code", TEXT, AT(site.departement_code), "44"},
    {"site", "operator", TEXT, AT(site.operator_name), "Département de Loire-Atlantique"},
    {"site", "base_url", TEXT, AT(site.base_url), "http://127.0.0.1:8080"},
    {"site", "zone", ZONE, AT(site.zone), "B"},
    {"site", "territory", TERRITORY, AT(site.territory), "mainland"},
    {"site", "time_zone", TIME_ZONE, AT(site.time_zone), "Europe/Paris"},
    {"site", "help_phone", TEXT, AT(site.help_phone), ""},
    {"site", "help_hours", TEXT, AT(site.help_hours), ""},
    {"site", "help_mail", TEXT, AT(site.help_mail), ""},
    {"site", "security_contact", TEXT, AT(site.security_contact), ""},
    {"legal", "address", TEXT, AT(legal.address), ""},
    {"legal", "phone", TEXT, AT(legal.phone), ""},
    {"legal", "mail", TEXT, AT(legal.mail), ""},
    {"legal", "siret", TEXT, AT(legal.siret), ""},
    {"legal", "director", TEXT, AT(legal.director), ""},
    {"legal", "host_name", TEXT, AT(legal.host_name), ""},
    {"legal", "host_address", TEXT, AT(legal.host_address), ""},
    {"legal", "host_phone", TEXT, AT(legal.host_phone), ""},
    {"legal", "data_officer", TEXT, AT(legal.data_officer), ""},
    {"legal", "source_code", TEXT, AT(legal.source_code), ""},
    {"database", "socket", TEXT, AT(database.socket), ""},
    {"database", "host", HOSTS, AT(database.host), "localhost"},
    {"database", "port", PORT, AT(database.port), ""},
    {"database", "name", TEXT, AT(database.name), "stage3e"},
    {"database", "user", TEXT, AT(database.user), "stage3e"},
    {"database", "password", TEXT, AT(database.password), ""},
    {"database", "tls", BOOL, AT(database.has_tls), "no"},
    {"database", "tls_ca", TEXT, AT(database.tls_ca), ""},
    {"database", "tls_cert", TEXT, AT(database.tls_cert), ""},
    {"database", "tls_key", TEXT, AT(database.tls_key), ""},
    {"web", "secret_file", SECRET_FILE, AT(web.secret), ""},
    {"web", "xsl_dir", TEXT, AT(web.xsl_dir), STAGE3E_DATADIR "/xsl"},
    {"web", "www_dir", TEXT, AT(web.www_dir), STAGE3E_DATADIR "/www"},
    {"web", "development", BOOL, AT(web.is_development), "no"},
    {"web", "secure_cookies", BOOL, AT(web.has_secure_cookies), "yes"},
    {"map", "tile_url", TEXT, AT(map.tile_url), ""},
    {"map", "tile_origin", TEXT, AT(map.tile_origin), ""},
    {"map", "attribution", TEXT, AT(map.attribution), ""},
    {"lookup", "address_url", TEXT, AT(lookup.address_url), ""},
    {"lookup", "company_url", TEXT, AT(lookup.company_url), ""},
    {"lookup", "timeout_ms", NUMBER, AT(lookup.timeout_ms), "1500"},
    {"mail", "smtp_url", TEXT, AT(mail.smtp_url), "smtp://127.0.0.1:25"},
    {"mail", "user", TEXT, AT(mail.user), ""},
    {"mail", "password", TEXT, AT(mail.password), ""},
    {"mail", "tls", TLS, AT(mail.tls), ""},
    {"mail", "ca_file", TEXT, AT(mail.ca_file), ""},
    {"mail", "return_path", TEXT, AT(mail.return_path), ""},
    {"mail", "dialogue_s", NUMBER, AT(mail.dialogue_s), "900"},
    {"mail", "silence_s", NUMBER, AT(mail.silence_s), "300"},
    {"mail", "from", TEXT, AT(mail.from), "stage3e@localhost"},
    {"mail", "from_name", TEXT, AT(mail.from_name), "Stage3e"},
    {"sms", "url", TEXT, AT(sms.url), ""},
    {"sms", "driver", TEXT, AT(sms.driver), "generic"},
    {"sms", "account", TEXT, AT(sms.account), ""},
    {"sms", "token", TEXT, AT(sms.token), ""},
    {"sms", "secret", TEXT, AT(sms.secret), ""},
    {"sms", "consumer", TEXT, AT(sms.consumer), ""},
    {"sms", "monthly_max", NUMBER, AT(sms.monthly_max), "10000"},
    {"sms", "quiet", BOOL, AT(sms.is_quiet), "yes"},
    {"sms", "from", TEXT, AT(sms.from), "Stage3e"},
    {"seal", "certificate", TEXT, AT(seal.certificate), ""},
    {"seal", "key", TEXT, AT(seal.key), ""},
    {"applications", "live_max", NUMBER, AT(applications.live_max), "10"},
    {"applications", "confirm_days", NUMBER, AT(applications.confirm_days), "7"},
    {"applications", "answer_days", NUMBER, AT(applications.answer_days), "15"},
    {"alerts", "pauses", PAUSES, AT(alerts.pauses), "07-01/08-31"},
    {"alerts", "holidays", BOOL, AT(alerts.rests_in_holidays), "yes"},
    {"alerts", "near_days", NUMBER, AT(alerts.near_days), "30"},
    {"placements", "hours_under_15", NUMBER, AT(placements.hours_under_15), "35"},
    {"placements", "kept_years", KEPT_YEARS, AT(placements.kept_years), "5"},
    {"sessions", "pupil_days", NUMBER, AT(sessions.pupil_days), "30"},
    {"sessions", "others_hours", NUMBER, AT(sessions.others_hours), "12"},
    {"backup", "directory", TEXT, AT(backup.directory), ""},
    {"backup", "trial_database", TEXT, AT(backup.trial_database), ""},
    {"backup", "keep", NUMBER, AT(backup.keep), "14"},
    {"metrics", "directory", TEXT, AT(metrics.directory), "/run/stage3e/metrics"},
    {"metrics", "allow", NETWORKS, AT(metrics.allow), "127.0.0.1 ::1"},
    {"limits", "shared", NETWORKS, AT(limits.shared), ""},
    {"limits", "shared_times", NUMBER, AT(limits.shared_times), "10"},
};

struct reader {
    struct pool *pool;
    struct config *config;
    bool has_failed;
};

/* "offers: configuration: …", on standard error: there is no log yet. */
__attribute__((format(printf, 1, 2))) static void complain(const char *format, ...)
{
    va_list arguments;

    fprintf(stderr, "%s: configuration: ", program_invocation_short_name);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

static bool secret_read(const char *path, uint8_t secret[DIGEST_SIZE])
{
    uint8_t bytes[4096];
    FILE *file;
    size_t size;

    memset(secret, 0, DIGEST_SIZE);
    if (*path == '\0')
        return true; /* programs that sign nothing need none */
    file = fopen(path, "re");
    if (file == NULL)
        return false;
    size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    if (size < DIGEST_SIZE)
        return false;
    crypto_sha256(bytes, size, secret);
    return true;
}

static bool bool_read(const char *value, bool *is_true)
{
    *is_true = strcmp(value, "yes") == 0;
    return *is_true || strcmp(value, "no") == 0;
}

static bool number_read(const char *value, uint16_t *port)
{
    char *end;
    const long number = strtol(value, &end, 10);

    if (*value == '\0' || *end != '\0' || number < 1 || number > 65535)
        return false;
    *port = (uint16_t)number;
    return true;
}

static bool port_read(const char *value, uint16_t *port)
{
    *port = 0;
    return *value == '\0' || number_read(value, port);
}

static bool hosts_are_good(const char *value)
{
    struct host hosts[HOSTS_MAX];
    size_t count;

    return hosts_read(value, hosts, &count);
}

/* A name that the machine does not know would silently be UTC. */
static bool time_zone_is_known(const char *name)
{
    char magic[4] = "", path[256];
    FILE *file;
    const bool is_name = *name != '\0' && *name != '/' && *name != ':' &&
                         strstr(name, "..") == NULL &&
                         snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name) < 256;

    file = is_name ? fopen(path, "re") : NULL;
    if (file == NULL)
        return false;
    if (fread(magic, 1, sizeof magic, file) < sizeof magic)
        magic[0] = '\0';
    fclose(file);
    return memcmp(magic, "TZif", sizeof magic) == 0;
}

static bool tls_read(const char *value, enum mail_tls *tls)
{
    static const char *const words[] = {"", "off", "opportunistic", "required"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(value, words[i]) == 0) {
            *tls = (enum mail_tls)i;
            return true;
        }
    }
    return false;
}

/* As long as who signed can be asked for what they owe (civil code, article 2224), at least. */
static bool kept_years_read(const char *value, uint16_t *years)
{
    enum { LEAST = 5, MOST = 50 };

    return number_read(value, years) && *years >= LEAST && *years <= MOST;
}

static void text_set(struct reader *reader, char *place, const char *value)
{
    const char *copy = pool_strdup(reader->pool, value);

    memcpy(place, &copy, sizeof copy);
}

/* The limits have their table: its row as a setting; NULL if it has none of that name. */
static const struct setting *limit_setting(size_t row, struct setting *setting)
{
    if (row >= MAIL_OCCASIONS)
        return NULL;
    *setting = (struct setting){"limits", mail_rules[row].key, LIMIT,
                                AT(limits.mail) + row * sizeof(struct mail_limit), NULL};
    return setting;
}

/* So have the alerts. */
static const struct setting *alert_setting(size_t row, struct setting *setting)
{
    *setting = (struct setting){"alerts", alert_rules[row].code, DELAYS,
                                AT(alerts.delays) + row * sizeof(struct alert_delays), NULL};
    return setting;
}

/* All settings by number; NULL after the last. */
static const struct setting *setting_at(size_t i, struct setting *room)
{
    const size_t count = sizeof settings / sizeof *settings;

    if (i < count)
        return &settings[i];
    return i < count + ALERTS ? alert_setting(i - count, room)
                              : limit_setting(i - count - ALERTS, room);
}

static void setting_apply(struct reader *reader, const struct setting *setting, const char *value)
{
    char *place = (char *)reader->config + setting->offset;
    bool is_good = true;

    switch (setting->kind) {
    case TEXT: text_set(reader, place, value); break;
    case ZONE:
        is_good = holiday_zone_is_known(value);
        text_set(reader, place, value);
        break;
    case TERRITORY: is_good = territory_read(value, (enum territory *)(void *)place); break;
    case TIME_ZONE:
        is_good = time_zone_is_known(value);
        text_set(reader, place, value);
        break;
    case BOOL: is_good = bool_read(value, (bool *)place); break;
    case KEPT_YEARS: is_good = kept_years_read(value, (uint16_t *)(void *)place); break;
    case NUMBER: is_good = number_read(value, (uint16_t *)(void *)place); break;
    case PORT: is_good = port_read(value, (uint16_t *)(void *)place); break;
    case HOSTS:
        is_good = hosts_are_good(value);
        text_set(reader, place, value);
        break;
    case SECRET_FILE: is_good = secret_read(value, (uint8_t *)place); break;
    case NETWORKS:
        is_good = address_networks_are_good(value);
        text_set(reader, place, value);
        break;
    case TLS: is_good = tls_read(value, (enum mail_tls *)(void *)place); break;
    case DELAYS: is_good = alert_delays_read(value, (struct alert_delays *)(void *)place); break;
    case PAUSES: is_good = alert_pauses_read(value, (struct alert_pauses *)(void *)place); break;
    case LIMIT: is_good = mail_limit_read(value, (struct mail_limit *)(void *)place); break;
    }
    if (!is_good) {
        complain("[%s] %s cannot be \"%s\"", setting->section, setting->key, value);
        reader->has_failed = true;
    }
}

static int entry_read(void *user, const char *section, const char *key, const char *value)
{
    struct reader *reader = user;

    const struct setting *setting;
    struct setting room;

    for (size_t i = 0; (setting = setting_at(i, &room)) != NULL; i++) {
        if (strcmp(setting->section, section) == 0 && strcmp(setting->key, key) == 0) {
            setting_apply(reader, setting, value);
            return 1;
        }
    }
    complain("unknown key [%s] %s", section, key);
    reader->has_failed = true;
    return 1;
}

static bool file_read(struct reader *reader, const char *path)
{
    struct stat status;
    int line = -1;

    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        errno = EISDIR; /* which would read as an empty one */
    else
        line = ini_parse(path, entry_read, reader);
    if (line < 0)
        complain("%s: %c%s", path, tolower((unsigned char)*strerror(errno)), strerror(errno) + 1);
    else if (line > 0)
        complain("%s:%d: is not \"key = value\"", path, line);
    return line == 0 && !reader->has_failed;
}

static void environment_read(struct reader *reader)
{
    const struct setting *setting;
    struct setting room;

    for (size_t i = 0; (setting = setting_at(i, &room)) != NULL; i++) {
        char *name = pool_printf(reader->pool, "STAGE3E_%s_%s", setting->section, setting->key);
        const char *value;

        for (char *c = name; *c != '\0'; c++)
            *c = *c == '-' ? '_' : (char)toupper((unsigned char)*c);
        value = getenv(name);
        if (value != NULL)
            setting_apply(reader, setting, value);
    }
}

static struct pool *pool; /* of the one configuration */

void config_close(void)
{
    pool_close(pool);
    pool = NULL;
}

bool config_has_secret(const struct config *config)
{
    static const uint8_t none[DIGEST_SIZE];

    return memcmp(config->web.secret, none, sizeof none) != 0;
}

const struct config *config_open(const char *program)
{
    config_close();
    pool = pool_open();
    struct reader reader = {pool, pool_new(pool, struct config), false};
    const char *path = getenv("STAGE3E_CONF");
    char *directory, *own;

    crypto_open();
    if (path == NULL)
        path = STAGE3E_CONFDIR "/stage3e.conf";
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        setting_apply(&reader, &settings[i], settings[i].value);
    for (size_t i = 0; i < MAIL_OCCASIONS; i++)
        reader.config->limits.mail[i] = mail_rules[i].limit;
    for (size_t i = 0; i < ALERTS; i++)
        reader.config->alerts.delays[i] = alert_rules[i].delays;
    directory = dirname(pool_strdup(pool, path));
    own = pool_printf(pool, "%s/%s.conf", directory, program);
    if (!file_read(&reader, path) || (access(own, F_OK) == 0 && !file_read(&reader, own)))
        return NULL;
    environment_read(&reader);
    if (reader.has_failed)
        return NULL;
    setenv("TZ", reader.config->site.time_zone, 1);
    tzset();
    return reader.config;
}

bool config_smtp_is_local(const struct config *config)
{
    static const char *const local[] = {"localhost", "127.", "[::1]"};
    const char *host = strstr(config->mail.smtp_url, "://");

    host = host != NULL ? host + strlen("://") : config->mail.smtp_url;
    for (size_t i = 0; i < sizeof local / sizeof *local; i++) {
        if (strncmp(host, local[i], strlen(local[i])) == 0)
            return true;
    }
    return false;
}
