-- What accounts need to live: approvals, e-mail changes, logos, sessions that can be named,
-- invitations of pupils, traces of what was done to whom.

ALTER TABLE account
    ADD COLUMN IF NOT EXISTS email_confirmed_at DATETIME NULL
        COMMENT 'its activation link was followed' AFTER state,
    ADD COLUMN IF NOT EXISTS awaits_approval BOOLEAN NOT NULL DEFAULT FALSE
        COMMENT 'by the employer''s administrator or the school' AFTER email_confirmed_at,
    ADD COLUMN IF NOT EXISTS warned_at DATETIME NULL
        COMMENT 'told that it will be erased for want of use' AFTER signed_in_at;

ALTER TABLE employer
    DROP COLUMN IF EXISTS logo;

CREATE TABLE IF NOT EXISTS employer_logo (
    employer_id INT UNSIGNED NOT NULL PRIMARY KEY,
    image       MEDIUMBLOB   NOT NULL COMMENT 'PNG, re-encoded by us',
    updated_at  DATETIME     NOT NULL,
    FOREIGN KEY (employer_id) REFERENCES employer (id) ON DELETE CASCADE
) COMMENT 'In the database: all machines serve it';

ALTER TABLE session
    ADD COLUMN IF NOT EXISTS id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE
        COMMENT 'names it to its owner, who never sees the hash' FIRST,
    ADD COLUMN IF NOT EXISTS second_factor BOOLEAN NOT NULL DEFAULT TRUE
        COMMENT 'false: the password was right, the code is awaited' AFTER device;

CREATE TABLE IF NOT EXISTS email_change (
    account_id       INT UNSIGNED NOT NULL PRIMARY KEY,
    new_email        VARCHAR(254) NOT NULL,
    old_confirmed_at DATETIME     NULL,
    new_confirmed_at DATETIME     NULL,
    created_at       DATETIME     NOT NULL,
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) COMMENT 'Takes effect when both addresses have said yes';

CREATE TABLE IF NOT EXISTS pupil_invitation (
    id          INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    school_id   INT UNSIGNED NOT NULL,
    class       VARCHAR(40)  NOT NULL,
    last_name   VARCHAR(80)  NOT NULL,
    first_name  VARCHAR(80)  NOT NULL,
    born_on     DATE         NOT NULL,
    email       VARCHAR(254) NOT NULL DEFAULT '',
    code_hash   BINARY(32)   NULL UNIQUE COMMENT 'SHA-256 of the personal code',
    invited_at  DATETIME     NULL COMMENT 'when the mail was written',
    account_id  INT UNSIGNED NULL UNIQUE COMMENT 'the account that the code opened',
    created_at  DATETIME     NOT NULL,
    UNIQUE (school_id, last_name, first_name, born_on),
    FOREIGN KEY (school_id) REFERENCES school (id) ON DELETE CASCADE,
    FOREIGN KEY (account_id) REFERENCES pupil (account_id) ON DELETE SET NULL,
    KEY (school_id, class)
) COMMENT 'A school''s pupils, as it imported them';

ALTER TABLE token
    ADD COLUMN IF NOT EXISTS subject_account_id INT UNSIGNED NULL
        COMMENT 'the newcomer whom the reader of the link admits' AFTER account_id,
    ADD CONSTRAINT FOREIGN KEY IF NOT EXISTS token_subject (subject_account_id)
        REFERENCES account (id) ON DELETE CASCADE;
