-- Who has not signed is reminded twice.
ALTER TABLE agreement_signatory
    ADD COLUMN IF NOT EXISTS reminded TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'how often' AFTER link_hash;
