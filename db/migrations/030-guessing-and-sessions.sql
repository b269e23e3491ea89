-- Guessing is slowed, not stopped: from a number of wrong tries on, each one more makes the next one
-- wait. Sessions end some day whatever is done.

ALTER TABLE attempt
    ADD COLUMN IF NOT EXISTS blocked_until DATETIME NULL
        COMMENT 'no try is looked at before' AFTER count;

ALTER TABLE session
    ADD COLUMN IF NOT EXISTS ends_at DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP() + INTERVAL 12 HOUR)
        COMMENT 'however much it is used' AFTER expires_at;
