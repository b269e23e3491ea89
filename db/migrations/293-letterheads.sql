-- What stands above an agreement and an attestation: a few lines and a logo, of the département, or of
-- a school that has its own. What can be signed already keeps what it was drawn with.
CREATE TABLE IF NOT EXISTS agreement_letterhead (
    school_id  INT UNSIGNED NOT NULL PRIMARY KEY COMMENT '0: of the département',
    words      VARCHAR(300) NOT NULL DEFAULT '',
    logo       MEDIUMBLOB   NULL COMMENT 'a PNG of ours',
    changed_at DATETIME     NOT NULL
);
