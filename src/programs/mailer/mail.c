/* Mails by libcurl's SMTP. What a failure means depends on how far the dialogue was and on the
 * server's own words, so both are noted as it goes. */
#include "mailer/mail.h"

#include <ctype.h>
#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "lookup/smtp.h"
#include "mailer/mime.h"
#include "notify/letter.h"
#include "store/delivery_store.h"

enum { CONNECT_S = 30, REPLY_MAX = 240 };

/* How far the dialogue is: what was said last. */
enum phase {
    PHASE_GREETING, /* up to the answer to MAIL: of the server or of us, not of this mail */
    PHASE_RECIPIENT,
    PHASE_MAIL, /* from DATA on */
    PHASE_END,  /* all of it was sent: whatever happens now, the server may have taken it */
};

struct dialogue {
    const char *bytes; /* what is left of the mail */
    size_t left;
    enum phase phase;
    unsigned code; /* of the last answer; 0: what was said last has none yet */
    bool is_over;  /* what comes is about the parting */
    char words[REPLY_MAX];
};

struct mail_sender {
    const struct config *config;
    struct letter_press *press;
    CURL *curl;
    bool was_cut; /* the one before: a second one in a row is no accident */
};

struct mail_sender *mail_open(const struct config *config)
{
    struct mail_sender *sender = calloc(1, sizeof *sender);

    if (sender == NULL)
        abort();
    sender->config = config;
    sender->press = letter_press_open(config);
    sender->curl = curl_easy_init();
    if (sender->press != NULL && sender->curl != NULL)
        return sender;
    curl_easy_cleanup(sender->curl);
    if (sender->press != NULL)
        letter_press_close(sender->press);
    free(sender);
    return NULL;
}

void mail_close(struct mail_sender *sender)
{
    letter_press_close(sender->press);
    curl_easy_cleanup(sender->curl);
    free(sender);
}

static size_t bytes_give(char *buffer, size_t size, size_t count, void *user)
{
    struct dialogue *dialogue = user;
    size_t length = size * count;

    if (length > dialogue->left)
        length = dialogue->left;
    memcpy(buffer, dialogue->bytes, length);
    dialogue->bytes += length;
    dialogue->left -= length;
    if (length == 0) {
        dialogue->phase = PHASE_END;
        dialogue->code = 0;
    }
    return length;
}

static void command_note(struct dialogue *dialogue, const char *line, size_t size)
{
    static const struct {
        const char *verb;
        enum phase phase;
    } verbs[] = {{"RCPT TO", PHASE_RECIPIENT}, {"DATA", PHASE_MAIL}};

    dialogue->is_over = dialogue->is_over || (size >= 4 && strncmp(line, "QUIT", 4) == 0);
    if (dialogue->is_over)
        return;
    dialogue->code = 0;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        const size_t length = strlen(verbs[i].verb);

        if (size >= length && strncmp(line, verbs[i].verb, length) == 0)
            dialogue->phase = verbs[i].phase;
    }
}

/* The first line of an answer is kept: its words, as far as they are ASCII. */
static void reply_note(struct dialogue *dialogue, const char *line, size_t size)
{
    size_t length = 0;

    if (size < 4 || isdigit((unsigned char)line[0]) == 0 || isdigit((unsigned char)line[1]) == 0 ||
        isdigit((unsigned char)line[2]) == 0 || dialogue->code != 0 || dialogue->is_over)
        return;
    dialogue->code = (unsigned)((line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0'));
    for (size_t i = 4; i < size && length < REPLY_MAX - 1; i++) {
        if ((unsigned char)line[i] >= 0x20)
            dialogue->words[length++] = (unsigned char)line[i] < 0x7f ? line[i] : '?';
    }
    dialogue->words[length] = '\0';
}

static int dialogue_note(CURL *curl, curl_infotype type, char *line, size_t size, void *user)
{
    struct dialogue *dialogue = user;

    (void)curl;
    if (type == CURLINFO_HEADER_OUT)
        command_note(dialogue, line, size);
    else if (type == CURLINFO_HEADER_IN)
        reply_note(dialogue, line, size);
    return 0;
}

static void options_set(CURL *curl, const struct config *config, struct dialogue *dialogue,
                        char *error)
{
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, config->mail.smtp_url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    smtp_security_set(curl, config);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM,
                     text_is_empty(config->mail.return_path) ? config->mail.from
                                                             : config->mail.return_path);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, bytes_give);
    curl_easy_setopt(curl, CURLOPT_READDATA, dialogue);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, dialogue_note);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, dialogue);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_S);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)config->mail.dialogue_s);
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)config->mail.silence_s);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)config->mail.silence_s);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
}

/* What libcurl said, where the server said nothing. */
static const char *failure_words(struct pool *pool, CURLcode outcome, const char *error)
{
    return pool_strdup(pool, *error != '\0' ? error : curl_easy_strerror(outcome));
}

static struct delivery delivery_of(struct mail_sender *sender, struct pool *pool,
                                   const struct dialogue *dialogue, CURLcode outcome,
                                   const char *error)
{
    const bool is_of_mail = dialogue->phase != PHASE_GREETING;
    const bool is_refusal = dialogue->code >= 400;
    struct delivery delivery = {.state = DELIVERY_DONE};
    const bool was_cut = sender->was_cut;

    sender->was_cut = false;
    if (outcome == CURLE_OK)
        return delivery;
    delivery.reason = is_refusal ? pool_printf(pool, "%u %s", dialogue->code, dialogue->words)
                                 : failure_words(pool, outcome, error);
    delivery.state = !is_of_mail  ? DELIVERY_HELD
                     : is_refusal ? delivery_of_reply(dialogue->code)
                                  : DELIVERY_LATER;
    delivery.blames_recipient = delivery.state == DELIVERY_REFUSED &&
                                delivery_blames_mailbox(dialogue->code, dialogue->words,
                                                        dialogue->phase == PHASE_RECIPIENT);
    sender->was_cut = is_of_mail && !is_refusal;
    /* A server that fell silent would keep us waiting as long for the next one. */
    delivery.ends_run =
        !is_of_mail || outcome == CURLE_OPERATION_TIMEDOUT || (was_cut && sender->was_cut);
    return delivery;
}

/* The server may end a connection after so many mails or seconds: then once more on a new one. */
static bool was_parted(CURL *curl, const struct dialogue *dialogue, CURLcode outcome)
{
    long connections = 0;

    curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connections);
    return outcome != CURLE_OK && outcome != CURLE_OPERATION_TIMEDOUT && connections == 0 &&
           dialogue->phase == PHASE_GREETING;
}

static void curl_renew(struct mail_sender *sender)
{
    curl_easy_cleanup(sender->curl);
    sender->curl = curl_easy_init();
    if (sender->curl == NULL)
        abort();
}

static CURLcode dialogue_hold(struct mail_sender *sender, struct dialogue *dialogue,
                              const char *recipient, char *error)
{
    struct curl_slist *recipients = curl_slist_append(NULL, recipient);
    CURLcode outcome;

    options_set(sender->curl, sender->config, dialogue, error);
    curl_easy_setopt(sender->curl, CURLOPT_MAIL_RCPT, recipients);
    outcome = curl_easy_perform(sender->curl);
    curl_slist_free_all(recipients);
    return outcome;
}

struct delivery mail_send(struct mail_sender *sender, struct pool *pool,
                          const struct message *message, time_t now)
{
    struct letter letter;
    struct mime_mail mail = {.id = message->id,
                             .from = sender->config->mail.from,
                             .from_name = sender->config->mail.from_name,
                             .to = message->recipient,
                             .date = now};
    bool is_again = false;

    if (!letter_render(sender->press, pool, message, &letter))
        return (struct delivery){.state = DELIVERY_LATER,
                                 .reason = "the template cannot be rendered"};
    mail.subject = letter.subject;
    mail.text = letter.text;
    mail.html = letter.html;
    mail.stop = letter.stop;
    for (;;) {
        struct dialogue dialogue = {0};
        char error[CURL_ERROR_SIZE] = "";
        CURLcode outcome;

        dialogue.bytes = mime_write(pool, &mail, &dialogue.left);
        outcome = dialogue_hold(sender, &dialogue, message->recipient, error);
        is_again = !is_again && was_parted(sender->curl, &dialogue, outcome);
        /* Nothing that was cut or fell silent is used again: what comes late answers the next. */
        if (outcome != CURLE_OK)
            curl_renew(sender);
        if (!is_again)
            return delivery_of(sender, pool, &dialogue, outcome, error);
    }
}
