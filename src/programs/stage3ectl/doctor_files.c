/* stage3ectl doctor: the files of the configuration, and the programs that run. */
#include <ctype.h>
#include <dirent.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/pool.h"
#include "base/text.h"
#include "stage3ectl/doctor_say.h"

/* "@WORD@", as samples have what is to be filled in; NULL if there is none. An address has one "@".
 */
static const char *placeholder(const char *line, size_t *length)
{
    for (const char *at = strchr(line, '@'); at != NULL; at = strchr(at + 1, '@')) {
        const char *end = at + 1;

        while (isalpha((unsigned char)*end) != 0 || *end == '_')
            end++;
        if (*end == '@' && end > at + 1) {
            *length = (size_t)(end + 1 - at);
            return at;
        }
    }
    return NULL;
}

static bool placeholders_examine(const char *path)
{
    FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t size = 0, length;
    bool is_good = true;

    for (unsigned number = 1; file != NULL && getline(&line, &size, file) > 0; number++) {
        const char *left = strchr(";#", *line) == NULL ? placeholder(line, &length) : NULL;

        if (left == NULL)
            continue;
        doctor_bad("configuration", "%s:%u: %.*s is not filled in", path, number, (int)length,
                   left);
        is_good = false;
    }
    free(line);
    if (file != NULL)
        fclose(file);
    return is_good;
}

static bool mode_examine(const char *path)
{
    struct stat status;

    if (stat(path, &status) != 0 || (status.st_mode & S_IRWXO) == 0)
        return true;
    doctor_bad("configuration", "%s can be read by everybody: chmod o-rwx %s", path, path);
    return false;
}

/* The file that one program alone reads. */
static bool own_examine(struct pool *pool, const char *folder, const char *program)
{
    const char *own = pool_printf(pool, "%s/%s.conf", folder, program);
    const bool is_filled = placeholders_examine(own);

    return mode_examine(own) && is_filled;
}

static void configuration_examine(struct pool *pool, const char *path)
{
    const char *folder = dirname(pool_strdup(pool, path));
    bool is_good =
        placeholders_examine(path) & mode_examine(pool_printf(pool, "%s/secret", folder));

    for (size_t i = 0; doctor_programs[i] != NULL; i++)
        is_good = own_examine(pool, folder, doctor_programs[i]) && is_good;
    is_good = own_examine(pool, folder, "mailer") && is_good;
    is_good = own_examine(pool, folder, "stage3ectl") && is_good;
    if (is_good)
        doctor_good("configuration", "%s and what is beside it", path);
}

/* Which of the programs a process runs from a file that is no more; NULL: none of them. Only the
 * administrator of the machine may ask. */
static const char *replaced_program(const char *process)
{
    static const char gone[] = " (deleted)";
    const char *folder = getenv("STAGE3E_LIBEXEC");
    char link[300], exe[4096];
    ssize_t length;

    snprintf(link, sizeof link, "/proc/%s/exe", process);
    length = readlink(link, exe, sizeof exe - 1);
    exe[length > 0 ? length : 0] = '\0';
    folder = folder != NULL ? folder : STAGE3E_LIBEXECDIR;
    if (!text_starts_with(exe, folder) || strstr(exe, gone) == NULL)
        return NULL;
    *strstr(exe, gone) = '\0';
    for (size_t i = 0; doctor_programs[i] != NULL; i++) {
        if (strcmp(exe + strlen(folder) + 1, doctor_programs[i]) == 0)
            return doctor_programs[i];
    }
    return NULL;
}

static void versions_examine(void)
{
    DIR *processes = opendir("/proc");
    struct dirent *process;
    const char *old = NULL;

    while (processes != NULL && old == NULL && (process = readdir(processes)) != NULL) {
        if (isdigit((unsigned char)process->d_name[0]) != 0)
            old = replaced_program(process->d_name);
    }
    if (processes != NULL)
        closedir(processes);
    if (old != NULL)
        doctor_bad("versions", "an older %s still runs: systemctl restart stage3e@%s", old, old);
    else
        doctor_good("versions", "stage3e %s, and no older program runs", PACKAGE_VERSION);
}

void doctor_files(void)
{
    struct pool *pool = pool_open();
    const char *path = getenv("STAGE3E_CONF");

    configuration_examine(pool, path != NULL ? path : STAGE3E_CONFDIR "/stage3e.conf");
    versions_examine();
    pool_close(pool);
}
