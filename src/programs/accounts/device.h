/* Devices that signed in before: a long-lived cookie with a random number and, for each account
 * that signed in there, a tag that only we can make. It says nothing of anybody, lets nobody in,
 * and is stored nowhere; it only spares its owner the limits that strangers bring about (guess.h).
 * A new password makes the tags of all devices worthless. */
#ifndef STAGE3E_ACCOUNTS_DEVICE_H
#define STAGE3E_ACCOUNTS_DEVICE_H

#include <stdbool.h>
#include <stdint.h>

struct credentials;
struct request;

/* The number of the device that the request comes from, if the account signed in there since its
 * password was set; else NULL. */
const char *device_of(struct request *request, const struct credentials *credentials);

/* The account proved itself on this device. */
void device_remember(struct request *request, uint64_t account_id, const char *password_hash);

#endif
