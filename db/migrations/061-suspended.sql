-- "Suspendre" is a pause of its own: the application period that the owner gave stays as it is, so that
-- "Reprendre" gives it back.

ALTER TABLE offer
    ADD COLUMN IF NOT EXISTS suspended_at DATETIME NULL
        COMMENT 'by its owner or an admin: nobody can apply until it is resumed' AFTER disable_reason;
