-- The links of texts that led nowhere when they were last asked for, for who can put them right.

CREATE TABLE IF NOT EXISTS editorial_link (
    page_id   INT UNSIGNED      NOT NULL,
    target    VARCHAR(700)      NOT NULL COMMENT 'as the text has it',
    status    SMALLINT UNSIGNED NOT NULL COMMENT 'what answered; 0: nothing did',
    broken_at DATETIME          NOT NULL COMMENT 'since when, as far as it was asked for',
    asked_at  DATETIME          NOT NULL,
    PRIMARY KEY (page_id, target),
    FOREIGN KEY (page_id) REFERENCES editorial_page (id) ON DELETE CASCADE
) COMMENT 'Broken links of pages' CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
