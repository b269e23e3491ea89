-- Whether a check has found a broken link again is noted as such: two checks may begin in one second.

ALTER TABLE editorial_link
    ADD COLUMN IF NOT EXISTS is_found BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'by the check that runs, or by the last one',
    DROP COLUMN IF EXISTS asked_at;
