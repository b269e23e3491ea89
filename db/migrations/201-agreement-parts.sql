-- What each side writes in an agreement, as its form sends it (rules/agreement_parts.c has the
-- fields): half written, it is found again; complete, it goes into the document.

CREATE TABLE IF NOT EXISTS agreement_part (
    application_id INT UNSIGNED NOT NULL,
    part           ENUM ('employer', 'school') NOT NULL,
    content        MEDIUMTEXT NOT NULL COMMENT 'what was typed, as a form sends it',
    is_complete    BOOLEAN    NOT NULL DEFAULT FALSE,
    saved_at       DATETIME   NOT NULL,
    PRIMARY KEY (application_id, part),
    KEY (part, is_complete, saved_at),
    FOREIGN KEY (application_id) REFERENCES agreement (application_id) ON DELETE CASCADE
);
