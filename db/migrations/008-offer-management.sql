-- Managing offers: weeks taken away that applications still name, who made an event of an offer,
-- and forms left half-way.

ALTER TABLE offer_week
    ADD COLUMN IF NOT EXISTS is_removed BOOLEAN NOT NULL DEFAULT FALSE
    COMMENT 'taken away by its employer; the row stays for the applications that name it';

CREATE TABLE IF NOT EXISTS offer_draft (
    account_id INT UNSIGNED NOT NULL PRIMARY KEY,
    content    MEDIUMTEXT   NOT NULL COMMENT 'what was typed, as a form sends it',
    saved_at   DATETIME     NOT NULL,
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) COMMENT 'The offer that someone began to write';
