-- A copy being written has a draft of its own: it overwrites no other.

ALTER TABLE offer_draft
    ADD COLUMN IF NOT EXISTS copy_of INT UNSIGNED NOT NULL DEFAULT 0
        COMMENT 'the offer that it resembles; 0: none' AFTER account_id,
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (account_id, copy_of);
