-- What happened, what is said about it, and the links that say who may act.

CREATE TABLE IF NOT EXISTS event (
    id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    happened_at    DATETIME     NOT NULL,
    offer_id       INT UNSIGNED NULL,
    application_id INT UNSIGNED NULL,
    account_id     INT UNSIGNED NULL COMMENT 'who; none: by a mailed link, or the site itself',
    actor          ENUM ('visitor', 'pupil', 'employer', 'school', 'admin', 'link', 'site')
                   NOT NULL,
    name           VARCHAR(40)  NOT NULL COMMENT 'deposited, activated, accepted…',
    state_before   VARCHAR(20)  NOT NULL DEFAULT '',
    state_after    VARCHAR(20)  NOT NULL DEFAULT '',
    reason         VARCHAR(500) NOT NULL DEFAULT '',
    CONSTRAINT one_subject CHECK ((offer_id IS NULL) <> (application_id IS NULL)),
    FOREIGN KEY (offer_id) REFERENCES offer (id) ON DELETE CASCADE,
    FOREIGN KEY (application_id) REFERENCES application (id) ON DELETE CASCADE,
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE SET NULL,
    KEY (happened_at)
);

CREATE TABLE IF NOT EXISTS message (
    id              BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    channel         ENUM ('mail', 'sms') NOT NULL,
    recipient       VARCHAR(254) NOT NULL COMMENT 'e-mail address or E.164 number',
    template        VARCHAR(40)  NOT NULL COMMENT 'a file of xsl/mail',
    content         MEDIUMTEXT   NULL
        COMMENT 'XML that the template turns into words; erased once sent, as it holds links',
    dedup_key       VARCHAR(120) NULL COMMENT 'what must be said once only',
    offer_id        INT UNSIGNED NULL,
    application_id  INT UNSIGNED NULL,
    account_id      INT UNSIGNED NULL,
    state           ENUM ('queued', 'sent', 'failed') NOT NULL DEFAULT 'queued',
    attempts        SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    next_attempt_at DATETIME     NOT NULL,
    claim           BINARY(16)   NULL COMMENT 'the mailer run that is sending it',
    claimed_until   DATETIME     NULL COMMENT 'a run that died loses it then',
    last_error      VARCHAR(250) NOT NULL DEFAULT '',
    created_at      DATETIME     NOT NULL,
    sent_at         DATETIME     NULL,
    UNIQUE (dedup_key),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CHECK (state = 'sent' OR content IS NOT NULL),
    FOREIGN KEY (offer_id) REFERENCES offer (id) ON DELETE SET NULL,
    FOREIGN KEY (application_id) REFERENCES application (id) ON DELETE SET NULL,
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE SET NULL,
    KEY (state, next_attempt_at),
    KEY (claim)
) COMMENT 'The outbox';

CREATE TABLE IF NOT EXISTS token (
    token_hash     BINARY(32)   NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the text in the link',
    purpose        ENUM ('offer_activate', 'offer_manage', 'application_decide',
                         'referent_opinion', 'account_activate', 'password_reset',
                         'email_change', 'employer_join', 'school_join', 'guardian_object',
                         'agreement_sign') NOT NULL,
    offer_id       INT UNSIGNED NULL,
    application_id INT UNSIGNED NULL,
    account_id     INT UNSIGNED NULL,
    email          VARCHAR(254) NOT NULL DEFAULT '' COMMENT 'whom it was sent to',
    created_at     DATETIME     NOT NULL,
    expires_at     DATETIME     NOT NULL,
    used_at        DATETIME     NULL,
    FOREIGN KEY (offer_id) REFERENCES offer (id) ON DELETE CASCADE,
    FOREIGN KEY (application_id) REFERENCES application (id) ON DELETE CASCADE,
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
    CHECK (purpose NOT IN ('offer_activate', 'offer_manage') OR offer_id IS NOT NULL),
    KEY (expires_at)
);
