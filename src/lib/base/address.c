/* Addresses of machines. */
#include "base/address.h"

#include <arpa/inet.h>
#include <stdlib.h>
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

static const char separators[] = " ,";

/* An address as the bits of IPv6, IPv4 in its mapped form (RFC 4291, 2.5.5.2). */
static bool bits_read(const char *text, struct in6_addr *bits)
{
    static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};

    if (inet_pton(AF_INET6, text, bits) == 1)
        return true;
    memcpy(bits->s6_addr, mapped, sizeof mapped);
    return inet_pton(AF_INET, text, bits->s6_addr + sizeof mapped) == 1;
}

struct network {
    struct in6_addr bits;
    unsigned length;
};

/* The next one of a list; false at its end, or where it is not well formed: is_good then tells. */
static bool network_next(const char **list, struct network *network, bool *is_good)
{
    char text[INET6_ADDRSTRLEN + sizeof "/128"], *slash;
    const char *begin = *list + strspn(*list, separators);
    const size_t length = strcspn(begin, separators);
    unsigned longest;

    *list = begin + length;
    *is_good = length < sizeof text;
    if (length == 0 || !*is_good)
        return false;
    memcpy(text, begin, length);
    text[length] = '\0';
    slash = strchr(text, '/');
    if (slash != NULL)
        *slash++ = '\0';
    longest = strchr(text, ':') != NULL ? 128 : 32;
    *is_good = bits_read(text, &network->bits);
    network->length = longest;
    if (slash != NULL) {
        char *end;

        network->length = (unsigned)strtoul(slash, &end, 10);
        *is_good = *is_good && *slash >= '0' && *slash <= '9' && *end == '\0' &&
                   network->length <= longest;
    }
    network->length += 128 - longest;
    return *is_good;
}

static bool is_of_network(const struct in6_addr *address, const struct network *network)
{
    const unsigned bytes = network->length / 8, rest = network->length % 8;
    const unsigned mask = 0xffU << (8 - rest) & 0xffU;

    return memcmp(address->s6_addr, network->bits.s6_addr, bytes) == 0 &&
           (rest == 0 || ((address->s6_addr[bytes] ^ network->bits.s6_addr[bytes]) & mask) == 0);
}

bool address_networks_are_good(const char *networks)
{
    struct network network;
    bool is_good;

    while (network_next(&networks, &network, &is_good))
        ;
    return is_good;
}

bool address_is_in(const char *address, const char *networks)
{
    struct network network;
    struct in6_addr bits;
    bool is_good;

    if (!bits_read(address, &bits))
        return false;
    while (network_next(&networks, &network, &is_good)) {
        if (is_of_network(&bits, &network))
            return true;
    }
    return false;
}
