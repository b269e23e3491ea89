-- Two pages on which a new offer is written, in two windows: each keeps its own draft.
ALTER TABLE offer_draft
    ADD COLUMN IF NOT EXISTS form_key CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''
        COMMENT 'of the form that it was written on; empty: before there were any' AFTER copy_of,
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (account_id, copy_of, form_key);
UPDATE offer_draft SET form_key = LEFT(SHA2(CONCAT(account_id, '-', copy_of, '-', RAND()), 256), 43) WHERE form_key = '';
