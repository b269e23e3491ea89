-- What other services answered to look-ups of addresses and companies, and when they failed.

CREATE TABLE IF NOT EXISTS lookup_answer (
    query_hash BINARY(32)   NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the address that was asked',
    answer     MEDIUMTEXT   NOT NULL COMMENT 'JSON, as it came',
    fetched_at DATETIME     NOT NULL,
    KEY (fetched_at)
);

CREATE TABLE IF NOT EXISTS lookup_failure (
    service   VARCHAR(20) NOT NULL PRIMARY KEY,
    failed_at DATETIME    NOT NULL COMMENT 'not asked again for a moment'
);
