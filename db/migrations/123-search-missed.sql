-- What was searched and nothing has: words alone, counted, without who or when but the day, so that the
-- everyday words can grow. purge takes them after three months.

CREATE TABLE IF NOT EXISTS search_missed (
    word     VARCHAR(32)  NOT NULL COLLATE utf8mb4_bin PRIMARY KEY COMMENT 'folded; nothing that looks like a name (src/rules/search_missed.h)',
    times    INT UNSIGNED NOT NULL,
    last_on  DATE         NOT NULL,
    KEY (last_on)
) COMMENT 'Words of searches that no offer has';
