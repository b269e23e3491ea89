-- What everyone sees is the figures of one moment of the day: who looks twice does not see one
-- application come. No school is published. doc/statistics.md.
CREATE TABLE IF NOT EXISTS statistic_published (
    school_year  SMALLINT UNSIGNED NOT NULL,
    kind         ENUM ('all', 'month', 'week', 'domain', 'town', 'school') NOT NULL,
    item         VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    has_priority BOOLEAN NOT NULL,
    received     INT NOT NULL,
    favourable   INT NOT NULL,
    refused      INT NOT NULL,
    confirmed    INT NOT NULL,
    PRIMARY KEY (school_year, kind, item, has_priority),
    CHECK (kind <> 'school')
) COMMENT 'Of statistic, erased or not';

CREATE TABLE IF NOT EXISTS statistic_spread_published (
    school_year  SMALLINT UNSIGNED NOT NULL,
    kind         ENUM ('all', 'month', 'week', 'domain', 'town', 'school') NOT NULL,
    measure      ENUM ('answer', 'distance') NOT NULL,
    item         VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    has_priority BOOLEAN NOT NULL,
    bucket       SMALLINT UNSIGNED NOT NULL,
    number       INT NOT NULL,
    PRIMARY KEY (school_year, kind, measure, item, has_priority, bucket),
    CHECK (kind <> 'school')
) COMMENT 'Of statistic_spread, erased or not';

CREATE TABLE IF NOT EXISTS statistic_stock_published LIKE statistic_stock;

ALTER TABLE statistic_state
    ADD COLUMN IF NOT EXISTS published_at DATETIME NULL COMMENT 'when the published figures were taken';
