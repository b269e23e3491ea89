/* Lists of hosts. */
#include "base/hosts.h"

#include <stdlib.h>
#include <string.h>

static const char between[] = ", \t";

static bool port_read(const char *text, size_t length, uint16_t *port)
{
    char digits[6];
    unsigned long number;

    if (length == 0 || length >= sizeof digits || strspn(text, "0123456789") < length)
        return false;
    memcpy(digits, text, length);
    digits[length] = '\0';
    number = strtoul(digits, NULL, 10);
    *port = (uint16_t)number;
    return number >= 1 && number <= UINT16_MAX;
}

static bool name_read(const char *text, size_t length, struct host *host)
{
    if (length == 0 || length > HOST_NAME_MAX_LENGTH)
        return false;
    memcpy(host->name, text, length);
    host->name[length] = '\0';
    return true;
}

/* "name", "name:port", "[address]", "[address]:port", or an IPv6 address as it is. */
static bool entry_read(const char *text, size_t length, struct host *host)
{
    const char *colon = memchr(text, ':', length);
    const char *end = text + length;

    host->port = 0;
    if (*text == '[') {
        const char *bracket = memchr(text, ']', length);

        if (bracket == NULL || !name_read(text + 1, (size_t)(bracket - text - 1), host))
            return false;
        return bracket + 1 == end ||
               (bracket[1] == ':' &&
                port_read(bracket + 2, (size_t)(end - bracket - 2), &host->port));
    }
    if (colon == NULL || memchr(colon + 1, ':', (size_t)(end - colon - 1)) != NULL)
        return name_read(text, length, host);
    return name_read(text, (size_t)(colon - text), host) &&
           port_read(colon + 1, (size_t)(end - colon - 1), &host->port);
}

bool hosts_read(const char *list, struct host hosts[HOSTS_MAX], size_t *count)
{
    *count = 0;
    for (list += strspn(list, between); *list != '\0'; list += strspn(list, between)) {
        const size_t length = strcspn(list, between);

        if (*count == HOSTS_MAX || !entry_read(list, length, &hosts[*count]))
            return false;
        ++*count;
        list += length;
    }
    return *count > 0;
}
