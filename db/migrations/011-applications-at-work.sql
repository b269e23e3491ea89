-- Applications at work: why one was refused, which change a message announces, letters half written.

ALTER TABLE event
    ADD COLUMN IF NOT EXISTS reason_code VARCHAR(20) NOT NULL DEFAULT ''
        COMMENT 'of a refusal: labels.xml, "refusal"' AFTER state_after;

-- Said once: a change has at most one mail and one SMS for each of those it concerns.
ALTER TABLE message
    ADD COLUMN IF NOT EXISTS event_id BIGINT UNSIGNED NULL COMMENT 'the change it announces'
        AFTER dedup_key,
    ADD UNIQUE KEY IF NOT EXISTS said_once (event_id, template, channel),
    ADD CONSTRAINT FOREIGN KEY IF NOT EXISTS message_event (event_id) REFERENCES event (id)
        ON DELETE SET NULL;

CREATE TABLE IF NOT EXISTS application_draft (
    account_id INT UNSIGNED NOT NULL,
    offer_id   INT UNSIGNED NOT NULL,
    content    MEDIUMTEXT   NOT NULL COMMENT 'what was typed, as a form sends it',
    saved_at   DATETIME     NOT NULL,
    PRIMARY KEY (account_id, offer_id),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
    FOREIGN KEY (offer_id) REFERENCES offer (id) ON DELETE CASCADE
) COMMENT 'The application that a pupil began to write';

CREATE TABLE IF NOT EXISTS reminder (
    application_id INT UNSIGNED NOT NULL,
    kind           ENUM ('confirm', 'answer', 'opinion') NOT NULL COMMENT 'what is awaited',
    number         SMALLINT UNSIGNED NOT NULL COMMENT 'the first, the second… of a wait',
    waits_since    DATETIME     NOT NULL COMMENT 'of which wait: an acceptance can come twice',
    said_at        DATETIME     NOT NULL,
    PRIMARY KEY (application_id, kind, waits_since, number),
    FOREIGN KEY (application_id) REFERENCES application (id) ON DELETE CASCADE
) COMMENT 'Each reminder is sent once';
