/* Messages that could not be sent. */
#include "rules/delivery.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "base/pool.h"

enum { FIRST_WAIT_S = 60, LONGEST_WAIT_S = 6 * 3600 };

unsigned delivery_wait(unsigned tries, uint64_t tried_s, uint32_t chance)
{
    unsigned wait = FIRST_WAIT_S;

    if (tried_s >= DELIVERY_TRIED_S)
        return 0;
    for (unsigned i = 1; i < tries && wait < LONGEST_WAIT_S; i++)
        wait *= 2;
    if (wait > LONGEST_WAIT_S)
        wait = LONGEST_WAIT_S;
    return wait - wait / 5 + chance % (wait * 2 / 5 + 1);
}

enum delivery_state delivery_of_reply(unsigned code)
{
    if (code / 100 == 2)
        return DELIVERY_DONE;
    return code / 100 == 5 ? DELIVERY_REFUSED : DELIVERY_LATER;
}

/* "5.1.1 …" */
static bool has_enhanced_status(const char *words)
{
    return words[0] == '5' && words[1] == '.' && isdigit((unsigned char)words[2]) != 0;
}

bool delivery_blames_mailbox(unsigned code, const char *words, bool answers_recipient)
{
    static const char *const of_mailbox[] = {"5.1.1", "5.1.6", "5.1.10", "5.2.1"};

    if (!has_enhanced_status(words))
        return answers_recipient && (code == 550 || code == 551 || code == 553);
    for (size_t i = 0; i < sizeof of_mailbox / sizeof *of_mailbox; i++) {
        const size_t length = strlen(of_mailbox[i]);

        if (strncmp(words, of_mailbox[i], length) == 0 &&
            isdigit((unsigned char)words[length]) == 0)
            return true;
    }
    return false;
}

const char *delivery_reason_to_log(struct pool *pool, const char *reason)
{
    char *copy = pool_strdup(pool, reason != NULL ? reason : "");
    char *out = copy;

    for (const char *in = copy; *in != '\0';) {
        const size_t word = strcspn(in, " ,;:=<>()\"'");
        const size_t digits = strspn(in, "+0123456789");
        const bool is_private = memchr(in, '@', word) != NULL || digits >= 9;

        if (is_private)
            *out++ = '*';
        else
            memmove(out, in, word);
        out += is_private ? 0 : word;
        in += word;
        if (*in != '\0')
            *out++ = *in++;
    }
    *out = '\0';
    return copy;
}
