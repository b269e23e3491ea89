-- How agreements were signed, as everyone sees it: of one moment of the day, as all that is published.
CREATE TABLE IF NOT EXISTS statistic_signing_published (
    school_year SMALLINT UNSIGNED NOT NULL,
    is_signed   BOOLEAN NOT NULL,
    is_before   BOOLEAN NOT NULL COMMENT 'the first day of the placement',
    days        TINYINT UNSIGNED NOT NULL COMMENT 'whole days from the confirmation; 99: and more',
    number      INT UNSIGNED NOT NULL,
    PRIMARY KEY (school_year, is_signed, is_before, days)
) COMMENT 'Agreements of confirmed placements';
