-- A link that answers applications opens pages about minors to whoever holds it. What is asked for
-- least often, address and birth date, needs a code sent to the mailbox that the link went to:
-- six digits, for ten minutes, five tries.

CREATE TABLE IF NOT EXISTS link_code (
    token_hash BINARY(32)       NOT NULL PRIMARY KEY COMMENT 'of the link',
    code_hash  BINARY(32)       NOT NULL COMMENT 'HMAC-SHA-256 of link and code: six digits alone are guessed',
    expires_at DATETIME         NOT NULL,
    tries      TINYINT UNSIGNED NOT NULL DEFAULT 0,
    CHECK (tries <= 5),
    FOREIGN KEY (token_hash) REFERENCES token (token_hash) ON DELETE CASCADE
);
