/* Addresses of machines. */
#include "base/address.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/pool.h"

enum { NETWORK_V4 = 3, NETWORK_V6 = 6 }; /* bytes that stay */

static const char *address_text(struct pool *pool, int family, const void *bytes)
{
    char text[INET6_ADDRSTRLEN];

    return inet_ntop(family, bytes, text, sizeof text) != NULL ? pool_strdup(pool, text) : "";
}

const char *address_shortened(struct pool *pool, const char *address)
{
    struct in_addr v4;
    struct in6_addr v6;

    if (inet_pton(AF_INET, address, &v4) == 1) {
        memset((uint8_t *)&v4 + NETWORK_V4, 0, sizeof v4 - NETWORK_V4);
        return address_text(pool, AF_INET, &v4);
    }
    if (inet_pton(AF_INET6, address, &v6) != 1)
        return "";
    if (IN6_IS_ADDR_V4MAPPED(&v6)) {
        v6.s6_addr[15] = 0;
        return address_text(pool, AF_INET, v6.s6_addr + 12);
    }
    memset(v6.s6_addr + NETWORK_V6, 0, sizeof v6.s6_addr - NETWORK_V6);
    return address_text(pool, AF_INET6, &v6);
}
