-- Everyday words that came with the content are renewed with it, unless an administrator wrote or changed them.

ALTER TABLE search_synonym
    ADD COLUMN IF NOT EXISTS is_own BOOLEAN NOT NULL DEFAULT FALSE
        COMMENT 'by an administrator: stays so when the content is loaded again';

UPDATE search_synonym SET is_own = TRUE
 WHERE id IN (SELECT subject_id FROM audit WHERE subject = 'synonym' AND subject_id IS NOT NULL)
    OR updated_at >= (SELECT MIN(happened_at) FROM audit WHERE subject = 'synonym' AND action = 'imported');
