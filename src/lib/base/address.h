/* Addresses of machines: as far as we keep them, and the networks they are of. */
#ifndef STAGE3E_BASE_ADDRESS_H
#define STAGE3E_BASE_ADDRESS_H

#include <stdbool.h>

struct pool;

/* The network that an address is of: the first 24 bits of IPv4 ("192.0.2.0"), 48 of IPv6
 * ("2001:db8:1::"). "" for what is no address. */
const char *address_shortened(struct pool *pool, const char *address);

/* Networks as one writes them, separated by spaces or commas: "192.0.2.1 10.20.0.0/16,
 * 2001:db8::/32". Is the list well formed, and is an address in one of them? */
bool address_networks_are_good(const char *networks);
bool address_is_in(const char *address, const char *networks);

#endif
