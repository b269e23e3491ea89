-- What a pupil keeps: offers, and searches that say by mail what is new.

CREATE TABLE IF NOT EXISTS favourite (
    account_id INT UNSIGNED NOT NULL,
    offer_id   INT UNSIGNED NOT NULL,
    kept_at    DATETIME     NOT NULL,
    PRIMARY KEY (account_id, offer_id),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
    FOREIGN KEY (offer_id) REFERENCES offer (id) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS saved_search (
    id         INT UNSIGNED  NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id INT UNSIGNED  NOT NULL,
    query      VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the address of the search, from its question mark',
    label      VARCHAR(300)  NOT NULL COMMENT 'in words',
    has_alert  BOOLEAN       NOT NULL DEFAULT TRUE,
    saved_at   DATETIME      NOT NULL,
    alerted_at DATETIME      NOT NULL COMMENT 'what came online after that is new',
    UNIQUE (account_id, query),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- The link of each alert that stops them; erased with the search, or after two months.
CREATE TABLE IF NOT EXISTS search_stop (
    token_hash      BINARY(32)   NOT NULL PRIMARY KEY,
    saved_search_id INT UNSIGNED NOT NULL,
    sent_at         DATETIME     NOT NULL,
    FOREIGN KEY (saved_search_id) REFERENCES saved_search (id) ON DELETE CASCADE,
    KEY (sent_at)
);
