-- Near spellings: words are found by keys that near ones have in common (src/rules/search_spelling.h).

ALTER TABLE search_word
    ADD COLUMN IF NOT EXISTS written VARCHAR(64) NOT NULL DEFAULT '' COMMENT 'in small letters, with its accents';

CREATE TABLE IF NOT EXISTS search_spelling (
    spelling_key VARBINARY(32) NOT NULL,
    word         VARBINARY(32) NOT NULL COMMENT 'folded',
    synonym_id   INT UNSIGNED  NOT NULL COMMENT 'whose word it is; 0: a word of offers',
    PRIMARY KEY (spelling_key, word, synonym_id),
    KEY (word),
    KEY (synonym_id)
) COMMENT 'What words are found by that are not typed as they are written';

INSERT INTO search_pending (offer_id) SELECT id FROM offer;
