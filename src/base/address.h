/* Addresses of machines, as far as we keep them. */
#ifndef STAGE3E_BASE_ADDRESS_H
#define STAGE3E_BASE_ADDRESS_H

struct pool;

/* The network that an address is of: the first 24 bits of IPv4 ("192.0.2.0"), 48 of IPv6
 * ("2001:db8:1::"). "" for what is no address. */
const char *address_shortened(struct pool *pool, const char *address);

#endif
