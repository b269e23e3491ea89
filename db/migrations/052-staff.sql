-- Who heads a school: one account at most, the first that its official address admitted. Addresses
-- of staff that need no approval when the head invites.

ALTER TABLE school_member
    ADD COLUMN IF NOT EXISTS head_of INT UNSIGNED AS (IF(is_head, school_id, NULL)) PERSISTENT
        COMMENT 'NULLs do not collide in a unique key',
    ADD UNIQUE KEY IF NOT EXISTS one_head (head_of);

CREATE TABLE IF NOT EXISTS staff_domain (
    domain VARCHAR(120) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL PRIMARY KEY
        COMMENT 'of e-mail addresses, with those below it: "ac-nantes.fr"'
) COMMENT 'Domains of academies and schools';

INSERT IGNORE INTO staff_domain (domain) VALUES ('ac-nantes.fr');
