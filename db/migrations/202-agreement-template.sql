-- The general articles of agreements: texts of the département, and of schools that have their own.
-- A text is never changed, a newer one takes its place; an agreement keeps the one it was made with.

CREATE TABLE IF NOT EXISTS agreement_template (
    id         INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    school_id  INT UNSIGNED NULL COMMENT 'of a school; none: of the département',
    body       MEDIUMTEXT   NOT NULL COMMENT 'rules/agreement_template.h; empty: the school goes back to the text of the département',
    made_at    DATETIME     NOT NULL,
    account_id INT UNSIGNED NULL COMMENT 'who wrote it; none: it came with the site',
    CONSTRAINT departement_has_a_text CHECK (body <> '' OR school_id IS NOT NULL),
    FOREIGN KEY (school_id) REFERENCES school (id),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE SET NULL,
    KEY (school_id, id)
);

CREATE OR REPLACE TRIGGER agreement_template_stays BEFORE UPDATE ON agreement_template FOR EACH ROW
BEGIN
    IF NEW.body <> OLD.body OR NOT NEW.school_id <=> OLD.school_id OR NEW.made_at <> OLD.made_at THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a text of agreements is never changed';
    END IF;
END;

ALTER TABLE agreement
    ADD COLUMN IF NOT EXISTS template_id INT UNSIGNED NULL COMMENT 'the text it was made with; none: made before there were any'
        AFTER version,
    ADD CONSTRAINT FOREIGN KEY IF NOT EXISTS agreement_text (template_id) REFERENCES agreement_template (id);
