-- Alerts: what was said of what to whom, once; what each person chose of them. A person is an address
-- by its hash, so that the tables name nobody by themselves.

CREATE TABLE IF NOT EXISTS alert_sent (
    alert       VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'src/lib/base/alerts.c',
    object_id   BIGINT UNSIGNED  NOT NULL COMMENT 'an application, an offer, a signatory: as the alert has it',
    waits_since DATETIME         NOT NULL COMMENT 'of which wait: an acceptance can come twice',
    step        SMALLINT UNSIGNED NOT NULL COMMENT 'the first, the second… of a wait; of what comes each week, its number',
    person      BINARY(16)       NOT NULL COMMENT 'of the SHA-256 of the address, in lower case',
    said_at     DATETIME         NOT NULL,
    PRIMARY KEY (alert, object_id, waits_since, step, person),
    KEY by_person (person, said_at),
    KEY (said_at)
) COMMENT 'Each step of an alert is said once';

-- The reminders until now.
CREATE TABLE IF NOT EXISTS reminder (
    application_id INT UNSIGNED NOT NULL,
    kind           ENUM ('confirm', 'answer', 'opinion') NOT NULL,
    number         SMALLINT UNSIGNED NOT NULL,
    waits_since    DATETIME     NOT NULL,
    said_at        DATETIME     NOT NULL,
    PRIMARY KEY (application_id, kind, waits_since, number)
);
INSERT IGNORE INTO alert_sent (alert, object_id, waits_since, step, person, said_at)
SELECT kind, application_id, waits_since, number, REPEAT(CHAR(0), 16), said_at FROM reminder;
DROP TABLE reminder;

ALTER TABLE agreement_signatory
    ADD COLUMN IF NOT EXISTS reminded TINYINT UNSIGNED NOT NULL DEFAULT 0;
INSERT IGNORE INTO alert_sent (alert, object_id, waits_since, step, person, said_at)
SELECT 'sign', s.id, v.made_at, s.reminded, REPEAT(CHAR(0), 16), v.made_at + INTERVAL 3 DAY
  FROM agreement_signatory s
       JOIN agreement_version v ON v.application_id = s.application_id AND v.version = s.version
 WHERE s.reminded > 0;
ALTER TABLE agreement_signatory DROP COLUMN reminded;

CREATE TABLE IF NOT EXISTS alert_choice (
    person     BINARY(16) NOT NULL COMMENT 'of the SHA-256 of the address, in lower case',
    alert      VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    way        ENUM ('none', 'mail', 'sms', 'both') NOT NULL,
    changed_at DATETIME   NOT NULL,
    PRIMARY KEY (person, alert),
    KEY (alert, way),
    KEY (changed_at)
) COMMENT 'What somebody chose, other than what is usual';

-- Who is found by the link in a mail.
ALTER TABLE account
    ADD COLUMN IF NOT EXISTS person BINARY(16)
        AS (UNHEX(LEFT(SHA2(LOWER(email), 256), 32))) PERSISTENT AFTER email,
    ADD KEY IF NOT EXISTS by_person (person);

-- What alerts look for.
ALTER TABLE application ADD KEY IF NOT EXISTS still_open (is_live, is_confirmed, employer_opinion);
ALTER TABLE application_draft ADD KEY IF NOT EXISTS by_age (saved_at);
ALTER TABLE offer_draft ADD KEY IF NOT EXISTS by_age (saved_at);
ALTER TABLE agreement_version ADD KEY IF NOT EXISTS by_age (made_at);
