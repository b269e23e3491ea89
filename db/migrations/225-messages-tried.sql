-- Since when a message is tried: two days after that it is left to an administrator, however long the
-- mail server was away before.
ALTER TABLE message
    ADD COLUMN IF NOT EXISTS tried_since DATETIME NULL COMMENT 'its first failure' AFTER attempts;
