-- The agreement of a placement: made in the transaction in which the pupil confirms, and has the
-- number of the application. domain.md, "The agreement".

CREATE TABLE IF NOT EXISTS agreement (
    application_id INT UNSIGNED NOT NULL PRIMARY KEY,
    state          ENUM ('to_complete_employer', 'to_complete_school', 'to_sign', 'signed', 'cancelled')
                   NOT NULL DEFAULT 'to_complete_employer',
    version        SMALLINT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'a correction makes the next one',
    created_at     DATETIME NOT NULL,
    updated_at     DATETIME NOT NULL,
    signed_at      DATETIME NULL COMMENT 'when the last of this version signed',
    cancelled_at   DATETIME NULL,
    CONSTRAINT agreement_has_a_version CHECK (version >= 1),
    CONSTRAINT agreement_signed_once CHECK (state <> 'signed' OR signed_at IS NOT NULL),
    CONSTRAINT agreement_cancelled_when CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
    FOREIGN KEY (application_id) REFERENCES application (id),
    KEY (state, updated_at)
) COMMENT 'The agreement of a confirmed placement; stays when it is cancelled';

CREATE TABLE IF NOT EXISTS agreement_event (
    id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    application_id INT UNSIGNED NOT NULL,
    version        SMALLINT UNSIGNED NOT NULL,
    happened_at    DATETIME     NOT NULL,
    account_id     INT UNSIGNED NULL COMMENT 'who; none: by a mailed link, or the site itself',
    actor          ENUM ('visitor', 'pupil', 'employer', 'school', 'admin', 'link', 'site') NOT NULL,
    name           VARCHAR(40)  NOT NULL COMMENT 'labels.xml, "agreement-event"',
    state_before   VARCHAR(24)  NOT NULL DEFAULT '',
    state_after    VARCHAR(24)  NOT NULL,
    reason         VARCHAR(500) NOT NULL DEFAULT '',
    FOREIGN KEY (application_id) REFERENCES agreement (application_id),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE SET NULL,
    KEY (happened_at)
) COMMENT 'What happened to an agreement';

-- Versions only grow, a cancelled one stays so, and nothing skips a step (rules/agreement.c).
CREATE OR REPLACE TRIGGER agreement_changes BEFORE UPDATE ON agreement FOR EACH ROW
BEGIN
    IF NEW.version < OLD.version OR NEW.version > OLD.version + 1 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an agreement has no such version';
    END IF;
    IF NEW.state <> OLD.state AND CONCAT(OLD.state, '>', NEW.state) NOT IN (
           'to_complete_employer>to_complete_school', 'to_complete_school>to_complete_employer',
           'to_complete_school>to_sign', 'to_sign>signed') AND NEW.state <> 'cancelled'
       AND NOT (OLD.state IN ('to_sign', 'signed') AND NEW.version = OLD.version + 1
                AND NEW.state IN ('to_complete_employer', 'to_complete_school')) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an agreement does not become that';
    END IF;
    IF OLD.state = 'cancelled' AND NEW.state <> 'cancelled' THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a cancelled agreement stays so';
    END IF;
END;

-- Placements that were confirmed before there were agreements.
INSERT INTO agreement (application_id, created_at, updated_at)
SELECT a.id, UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM application a
 WHERE a.is_confirmed = 1 AND NOT EXISTS (SELECT 1 FROM agreement g WHERE g.application_id = a.id);
INSERT INTO agreement_event (application_id, version, happened_at, actor, name, state_after)
SELECT g.application_id, 1, g.created_at, 'site', 'made', 'to_complete_employer' FROM agreement g
 WHERE NOT EXISTS (SELECT 1 FROM agreement_event v WHERE v.application_id = g.application_id);
