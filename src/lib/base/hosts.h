/* The hosts of a server, as the configuration names them: "one, two:3307, [::1]:3306". */
#ifndef STAGE3E_BASE_HOSTS_H
#define STAGE3E_BASE_HOSTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HOSTS_MAX = 8, HOST_NAME_MAX_LENGTH = 253 };

struct host {
    char name[HOST_NAME_MAX_LENGTH + 1]; /* without brackets */
    uint16_t port;                       /* 0: none is said */
};

/* Reads a list parted by commas or spaces into hosts, in its order; the number of them in count.
 * False: empty, too many, a name too long, or a port that is none. */
bool hosts_read(const char *list, struct host hosts[HOSTS_MAX], size_t *count);

#endif
