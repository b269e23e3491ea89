-- What a page of advice says is a version of it, so that a text can be corrected on the site, taken
-- back, or prepared for a day to come; and so that a newer package brings its corrections to pages
-- that nobody edited, and never writes over one that somebody did.
--
-- The page is its newest version whose time has come.

CREATE TABLE IF NOT EXISTS editorial_version (
    id         INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    page_id    INT UNSIGNED NOT NULL,
    title      VARCHAR(160) NOT NULL,
    summary    VARCHAR(300) NOT NULL,
    body       MEDIUMTEXT   NOT NULL COMMENT 'CommonMark',
    checked_on DATE         NULL COMMENT 'when its facts were last compared with their sources',
    origin     ENUM ('package', 'site') NOT NULL,
    made_at    DATETIME     NOT NULL,
    made_by    INT UNSIGNED NULL COMMENT 'the administrator; NULL: the package, or an account that is erased',
    publish_at DATETIME     NULL COMMENT 'NULL: never shown, what the package brings to a page that was edited',
    KEY (page_id, publish_at, id),
    FOREIGN KEY (page_id) REFERENCES editorial_page (id) ON DELETE CASCADE,
    FOREIGN KEY (made_by) REFERENCES account (id) ON DELETE SET NULL
) COMMENT 'The texts of the pages of advice, one after the other';

-- The old columns may be gone already, where a former run was cut before it was noted.
SET @old = EXISTS (SELECT 1 FROM information_schema.columns
                    WHERE table_schema = DATABASE() AND table_name = 'editorial_page' AND column_name = 'body');
EXECUTE IMMEDIATE IF(@old,
    "INSERT INTO editorial_version (page_id, title, summary, body, origin, made_at, publish_at)
     SELECT id, title, summary, body, 'package', updated_at, updated_at FROM editorial_page
      WHERE NOT EXISTS (SELECT 1 FROM editorial_version)", 'DO 0');

ALTER TABLE editorial_page
    DROP COLUMN IF EXISTS title, DROP COLUMN IF EXISTS summary, DROP COLUMN IF EXISTS body,
    DROP COLUMN IF EXISTS updated_at;
