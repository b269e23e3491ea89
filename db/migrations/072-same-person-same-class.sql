-- One class has one way of being written (rules/same.h), one person one key. Classes typed before are
-- brought to it as far as SQL can; the key leaves out what names are typed with and without: hyphens,
-- apostrophes, spaces. The collation does the rest (case, accents).
UPDATE pupil SET class = TRIM(CONCAT('3e ', IF(CHAR_LENGTH(REGEXP_REPLACE(TRIM(class), '(?i)^3 *(ième|ieme|ème|eme|e|°)?[ .°-]*', '')) <= 3,
        UPPER(REGEXP_REPLACE(TRIM(class), '(?i)^3 *(ième|ieme|ème|eme|e|°)?[ .°-]*', '')),
        REGEXP_REPLACE(TRIM(class), '(?i)^3 *(ième|ieme|ème|eme|e|°)?[ .°-]*', ''))))
 WHERE class REGEXP '^ *3([^0-9]|$)' AND CHAR_LENGTH(class) <= 36;
UPDATE pupil_invitation SET class = TRIM(CONCAT('3e ', IF(CHAR_LENGTH(REGEXP_REPLACE(TRIM(class), '(?i)^3 *(ième|ieme|ème|eme|e|°)?[ .°-]*', '')) <= 3,
        UPPER(REGEXP_REPLACE(TRIM(class), '(?i)^3 *(ième|ieme|ème|eme|e|°)?[ .°-]*', '')),
        REGEXP_REPLACE(TRIM(class), '(?i)^3 *(ième|ieme|ème|eme|e|°)?[ .°-]*', ''))))
 WHERE class REGEXP '^ *3([^0-9]|$)' AND CHAR_LENGTH(class) <= 36;

ALTER TABLE account
    ADD COLUMN IF NOT EXISTS person_key VARCHAR(170)
        AS (REPLACE(REPLACE(REPLACE(REPLACE(CONCAT(TRIM(last_name), '|', TRIM(first_name)), '-', ' '), '’', ' '), '''', ' '), '  ', ' ')) PERSISTENT
        COMMENT 'the names as they are compared';
ALTER TABLE pupil_invitation
    ADD COLUMN IF NOT EXISTS person_key VARCHAR(170)
        AS (REPLACE(REPLACE(REPLACE(REPLACE(CONCAT(TRIM(last_name), '|', TRIM(first_name)), '-', ' '), '’', ' '), '''', ' '), '  ', ' ')) PERSISTENT
        COMMENT 'the names as they are compared';

-- One pupil is one row: of doubles, the one with an account stays, else the first.
DELETE i FROM pupil_invitation i JOIN pupil_invitation k
    ON k.school_id = i.school_id AND k.born_on = i.born_on AND k.person_key = i.person_key AND k.id <> i.id
 WHERE i.account_id IS NULL AND (k.account_id IS NOT NULL OR k.id < i.id);
DELETE i FROM pupil_invitation i JOIN pupil_invitation k
    ON k.school_id = i.school_id AND k.born_on = i.born_on AND k.person_key = i.person_key AND k.id < i.id;
ALTER TABLE pupil_invitation
    ADD UNIQUE KEY IF NOT EXISTS one_pupil (school_id, person_key, born_on);
