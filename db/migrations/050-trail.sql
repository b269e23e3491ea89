-- The trail says from where an act was done, and can be filtered. The address is shortened before
-- it comes here (/24, /48): it tells a school from a café, not a person from another.

ALTER TABLE audit
    ADD COLUMN IF NOT EXISTS origin VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        DEFAULT '' COMMENT 'shortened address; empty: a shell, or the site itself' AFTER role,
    ADD KEY IF NOT EXISTS by_action (action, id),
    ADD KEY IF NOT EXISTS by_account (account_id, action, happened_at);
