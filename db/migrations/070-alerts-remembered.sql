-- An alert remembers what it announced, offer by offer: what opens later, is resumed or corrected
-- into a search is new to it, and nothing is announced twice.
ALTER TABLE saved_search
    MODIFY COLUMN query VARCHAR(3000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'of the address of the search, from its question mark',
    MODIFY COLUMN label VARCHAR(1000) NOT NULL COMMENT 'in words',
    ADD COLUMN IF NOT EXISTS told MEDIUMBLOB NULL
        COMMENT 'offers announced, or found when it was saved: a set of ids, Roaring bitmap; none: what came online until alerted_at',
    ADD COLUMN IF NOT EXISTS told_version INT UNSIGNED NOT NULL DEFAULT 0
        COMMENT 'for two runs at once',
    MODIFY COLUMN alerted_at DATETIME NOT NULL COMMENT 'when told was last written';
