-- What the search forgives: the words of the offers, found by their beginning, and everyday words for
-- trades and domains.
--
-- The terms of the index have new kinds (src/rules/search_terms.h): every offer is read again.

CREATE TABLE IF NOT EXISTS search_word (
    word VARBINARY(32)    NOT NULL PRIMARY KEY COMMENT 'folded, letters only',
    root VARBINARY(32)    NOT NULL COMMENT 'of its family: w and it is a term',
    place TINYINT UNSIGNED NOT NULL COMMENT 'where it stands in an offer: 0 title, 1 labels, 2 text',
    KEY (root),
    KEY (place, word),
    CHECK (place <= 2)
) COMMENT 'The words of the offers that the index knows';

CREATE TABLE IF NOT EXISTS search_synonym (
    id         INT UNSIGNED  NOT NULL AUTO_INCREMENT PRIMARY KEY,
    words      VARCHAR(80)   NOT NULL COMMENT 'as people type them',
    word_key   VARBINARY(100) NOT NULL UNIQUE COMMENT 'rules/search_text.h, search_text_key',
    trades     VARCHAR(600)  NOT NULL DEFAULT '' COMMENT 'one a line',
    is_removed BOOLEAN       NOT NULL DEFAULT FALSE COMMENT 'by an administrator: stays so when the content is loaded again',
    updated_at DATETIME      NOT NULL,
    CHECK (words <> '' AND word_key <> '')
) COMMENT 'Everyday words and the trades they stand for';

CREATE TABLE IF NOT EXISTS search_synonym_domain (
    synonym_id INT UNSIGNED NOT NULL,
    domain_id  INT UNSIGNED NOT NULL,
    PRIMARY KEY (synonym_id, domain_id),
    FOREIGN KEY (synonym_id) REFERENCES search_synonym (id) ON DELETE CASCADE,
    FOREIGN KEY (domain_id) REFERENCES domain (id) ON DELETE CASCADE
) COMMENT 'The domains that everyday words stand for';

INSERT INTO search_pending (offer_id) SELECT id FROM offer;
