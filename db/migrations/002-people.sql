-- Employers and accounts. One account has one e-mail and one role; what a role adds stands
-- in a table of its own whose composite key (id, role) lets no other role in. (A foreign key
-- compares the numbers of an ENUM, so the ENUMs are the same, and a CHECK names the one.)

CREATE TABLE IF NOT EXISTS employer (
    id           INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    siret        CHAR(14)     NOT NULL UNIQUE COMMENT 'one organisation, one SIRET: no doubles',
    name         VARCHAR(160) NOT NULL,
    activity     VARCHAR(1000) NOT NULL,
    naf          CHAR(5)      NOT NULL,
    legal_status ENUM ('company', 'sole-trader', 'liberal', 'association', 'cooperative',
                       'local-public', 'state', 'public-body', 'other') NOT NULL,
    website      VARCHAR(250) NOT NULL DEFAULT '',
    email_domain VARCHAR(250) NOT NULL DEFAULT '' COMMENT 'admits members; empty: nobody by domain',
    admin_email  VARCHAR(254) NOT NULL DEFAULT '' COMMENT 'who admits members otherwise',
    address      VARCHAR(200) NOT NULL,
    postcode     CHAR(5)      NOT NULL,
    town         VARCHAR(100) NOT NULL,
    country      VARCHAR(60)  NOT NULL DEFAULT 'France',
    logo         VARCHAR(80)  NOT NULL DEFAULT '' COMMENT 'name of the re-encoded file',
    is_confirmed BOOLEAN      NOT NULL DEFAULT FALSE
        COMMENT 'an e-mail of theirs was followed; until then a newer deposit may correct it',
    created_at   DATETIME     NOT NULL,
    updated_at   DATETIME     NOT NULL,
    CHECK (siret REGEXP '^[0-9]{14}$'),
    CHECK (naf REGEXP '^[0-9]{4}[A-Z]$'),
    KEY (name)
);

CREATE TABLE IF NOT EXISTS account (
    id            INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    role          ENUM ('pupil', 'employer', 'school', 'admin') NOT NULL,
    email         VARCHAR(254) NOT NULL UNIQUE,
    password_hash VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Argon2id',
    state         ENUM ('inactive', 'active', 'locked') NOT NULL DEFAULT 'inactive',
    civility      ENUM ('', 'madame', 'monsieur') NOT NULL DEFAULT '',
    last_name     VARCHAR(80)  NOT NULL,
    first_name    VARCHAR(80)  NOT NULL,
    landline      VARCHAR(16)  NOT NULL DEFAULT '',
    mobile        VARCHAR(16)  NOT NULL DEFAULT '',
    fax           VARCHAR(16)  NOT NULL DEFAULT '',
    department    VARCHAR(120) NOT NULL DEFAULT '',
    job_title     VARCHAR(120) NOT NULL DEFAULT '',
    created_at    DATETIME     NOT NULL,
    activated_at  DATETIME     NULL,
    signed_in_at  DATETIME     NULL COMMENT 'the last time; retention counts from it',
    UNIQUE (id, role),
    CHECK ((state = 'inactive') <= (activated_at IS NULL)),
    KEY (state, created_at)
);

CREATE TABLE IF NOT EXISTS employer_member (
    account_id       INT UNSIGNED NOT NULL PRIMARY KEY,
    role             ENUM ('pupil', 'employer', 'school', 'admin') NOT NULL DEFAULT 'employer'
                     CHECK (role = 'employer'),
    employer_id      INT UNSIGNED NOT NULL,
    is_administrator BOOLEAN      NOT NULL DEFAULT FALSE,
    FOREIGN KEY (account_id, role) REFERENCES account (id, role) ON DELETE CASCADE,
    FOREIGN KEY (employer_id) REFERENCES employer (id)
);

CREATE TABLE IF NOT EXISTS school_member (
    account_id INT UNSIGNED NOT NULL PRIMARY KEY,
    role       ENUM ('pupil', 'employer', 'school', 'admin') NOT NULL DEFAULT 'school'
               CHECK (role = 'school'),
    school_id  INT UNSIGNED NOT NULL,
    is_head    BOOLEAN      NOT NULL DEFAULT FALSE,
    FOREIGN KEY (account_id, role) REFERENCES account (id, role) ON DELETE CASCADE,
    FOREIGN KEY (school_id) REFERENCES school (id)
);

CREATE TABLE IF NOT EXISTS pupil (
    account_id           INT UNSIGNED NOT NULL PRIMARY KEY,
    role                 ENUM ('pupil', 'employer', 'school', 'admin') NOT NULL DEFAULT 'pupil'
                         CHECK (role = 'pupil'),
    school_id            INT UNSIGNED NOT NULL,
    class                VARCHAR(40)  NOT NULL DEFAULT '',
    born_on              DATE         NOT NULL,
    address              VARCHAR(200) NOT NULL DEFAULT '',
    postcode             VARCHAR(5)   NOT NULL DEFAULT '',
    town                 VARCHAR(100) NOT NULL DEFAULT '',
    accepts_sms          BOOLEAN      NOT NULL DEFAULT FALSE,
    guardian_name        VARCHAR(160) NOT NULL,
    guardian_email       VARCHAR(254) NOT NULL DEFAULT '',
    guardian_phone       VARCHAR(16)  NOT NULL DEFAULT '',
    guardian_objected_at DATETIME     NULL,
    referent_account_id  INT UNSIGNED NULL,
    referent_name        VARCHAR(160) NOT NULL DEFAULT '',
    referent_email       VARCHAR(254) NOT NULL DEFAULT '',
    CHECK (guardian_email <> '' OR guardian_phone <> ''),
    FOREIGN KEY (account_id, role) REFERENCES account (id, role) ON DELETE CASCADE,
    FOREIGN KEY (school_id) REFERENCES school (id),
    FOREIGN KEY (referent_account_id) REFERENCES school_member (account_id) ON DELETE SET NULL,
    KEY (school_id, class)
);

CREATE TABLE IF NOT EXISTS second_factor (
    account_id     INT UNSIGNED  NOT NULL PRIMARY KEY,
    secret         VARBINARY(64) NOT NULL COMMENT 'TOTP (RFC 6238)',
    last_step      BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'a code serves once',
    recovery_codes JSON          NOT NULL COMMENT 'hashes of those not used yet',
    enrolled_at    DATETIME      NULL,
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS session (
    token_hash BINARY(32)   NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the cookie',
    account_id INT UNSIGNED NOT NULL,
    device     VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'as shown to its owner',
    created_at DATETIME     NOT NULL,
    seen_at    DATETIME     NOT NULL,
    expires_at DATETIME     NOT NULL,
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
    KEY (expires_at)
);

CREATE TABLE IF NOT EXISTS attempt (
    scope      VARCHAR(24) NOT NULL COMMENT 'what is limited: sign-in by account, by address…',
    key_hash   BINARY(32)  NOT NULL COMMENT 'SHA-256 of the account or address',
    started_at DATETIME    NOT NULL,
    count      INT UNSIGNED NOT NULL,
    PRIMARY KEY (scope, key_hash),
    KEY (started_at)
) COMMENT 'Limits on guessing, the same for all workers and machines';

CREATE TABLE IF NOT EXISTS audit (
    id           BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    happened_at  DATETIME     NOT NULL,
    account_id   INT UNSIGNED NULL COMMENT 'no foreign key: the trail outlives the account',
    role         VARCHAR(10)  NOT NULL,
    action       VARCHAR(40)  NOT NULL,
    subject      VARCHAR(20)  NOT NULL,
    subject_id   BIGINT UNSIGNED NULL,
    detail       VARCHAR(500) NOT NULL DEFAULT '',
    KEY (happened_at),
    KEY (subject, subject_id),
    KEY (account_id)
) COMMENT 'Sensitive acts, kept a year';
