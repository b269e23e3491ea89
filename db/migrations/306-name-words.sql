-- The words of the names that applications are searched by: of pupils, of the titles of offers, of
-- employers. A name is found by the beginning of any of its words without reading all. Written in the
-- transaction that writes the name, by triggers; what is deleted takes its words along.

-- The words: folded as NAME_MATCHES of store/fold.h does, computed when asked for.
ALTER TABLE account ADD COLUMN IF NOT EXISTS name_words TEXT AS (
    CONCAT('["', REPLACE(REPLACE(REPLACE(
        CONCAT(' ', REGEXP_REPLACE(REPLACE(REPLACE(LOWER(CONCAT(first_name, ' ', last_name)), 'œ', 'oe'), 'æ', 'ae'), '[^\\p{L}\\p{N}]+', ' '), ' '),
        ' st ', ' saint '), ' ste ', ' sainte '), ' ', '","'), '"]')) VIRTUAL COMMENT 'a JSON array';
CREATE TABLE IF NOT EXISTS pupil_word (
    word       VARCHAR(40)  NOT NULL COMMENT 'what is longer is cut',
    account_id INT UNSIGNED NOT NULL,
    PRIMARY KEY (word, account_id),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) COMMENT 'Words of the names of pupils';
CREATE OR REPLACE TRIGGER pupil_words_inserted AFTER INSERT ON account FOR EACH ROW
    INSERT IGNORE INTO pupil_word (word, account_id)
    SELECT LEFT(w.word, 40), NEW.id FROM JSON_TABLE(NEW.name_words, '$[*]' COLUMNS (word TEXT PATH '$')) AS w
     WHERE w.word <> '' AND NEW.role = 'pupil';
CREATE OR REPLACE TRIGGER pupil_words_updated AFTER UPDATE ON account FOR EACH ROW
BEGIN
    IF NOT (OLD.first_name <=> NEW.first_name AND OLD.last_name <=> NEW.last_name) THEN
        DELETE FROM pupil_word WHERE account_id = NEW.id;
        INSERT IGNORE INTO pupil_word (word, account_id)
        SELECT LEFT(w.word, 40), NEW.id FROM JSON_TABLE(NEW.name_words, '$[*]' COLUMNS (word TEXT PATH '$')) AS w
         WHERE w.word <> '' AND NEW.role = 'pupil';
    END IF;
END;
-- Those that are there. The triggers are in place: what comes meanwhile has its words.
INSERT IGNORE INTO pupil_word (word, account_id)
SELECT LEFT(w.word, 40), a.id FROM account a, JSON_TABLE(a.name_words, '$[*]' COLUMNS (word TEXT PATH '$')) AS w
 WHERE w.word <> '' AND a.role = 'pupil';

ALTER TABLE offer ADD COLUMN IF NOT EXISTS title_words TEXT AS (
    CONCAT('["', REPLACE(REPLACE(REPLACE(
        CONCAT(' ', REGEXP_REPLACE(REPLACE(REPLACE(LOWER(title), 'œ', 'oe'), 'æ', 'ae'), '[^\\p{L}\\p{N}]+', ' '), ' '),
        ' st ', ' saint '), ' ste ', ' sainte '), ' ', '","'), '"]')) VIRTUAL COMMENT 'a JSON array';
CREATE TABLE IF NOT EXISTS offer_word (
    word     VARCHAR(40)  NOT NULL COMMENT 'what is longer is cut',
    offer_id INT UNSIGNED NOT NULL,
    PRIMARY KEY (word, offer_id),
    FOREIGN KEY (offer_id) REFERENCES offer (id) ON DELETE CASCADE
) COMMENT 'Words of the titles of offers';
CREATE OR REPLACE TRIGGER offer_words_inserted AFTER INSERT ON offer FOR EACH ROW
    INSERT IGNORE INTO offer_word (word, offer_id)
    SELECT LEFT(w.word, 40), NEW.id FROM JSON_TABLE(NEW.title_words, '$[*]' COLUMNS (word TEXT PATH '$')) AS w
     WHERE w.word <> '';
CREATE OR REPLACE TRIGGER offer_words_updated AFTER UPDATE ON offer FOR EACH ROW
BEGIN
    IF NOT OLD.title <=> NEW.title THEN
        DELETE FROM offer_word WHERE offer_id = NEW.id;
        INSERT IGNORE INTO offer_word (word, offer_id)
        SELECT LEFT(w.word, 40), NEW.id FROM JSON_TABLE(NEW.title_words, '$[*]' COLUMNS (word TEXT PATH '$')) AS w
         WHERE w.word <> '';
    END IF;
END;
-- Those that are there. The triggers are in place: what comes meanwhile has its words.
INSERT IGNORE INTO offer_word (word, offer_id)
SELECT LEFT(w.word, 40), a.id FROM offer a, JSON_TABLE(a.title_words, '$[*]' COLUMNS (word TEXT PATH '$')) AS w
 WHERE w.word <> '';

ALTER TABLE employer ADD COLUMN IF NOT EXISTS name_words TEXT AS (
    CONCAT('["', REPLACE(REPLACE(REPLACE(
        CONCAT(' ', REGEXP_REPLACE(REPLACE(REPLACE(LOWER(name), 'œ', 'oe'), 'æ', 'ae'), '[^\\p{L}\\p{N}]+', ' '), ' '),
        ' st ', ' saint '), ' ste ', ' sainte '), ' ', '","'), '"]')) VIRTUAL COMMENT 'a JSON array';
CREATE TABLE IF NOT EXISTS employer_word (
    word        VARCHAR(40)  NOT NULL COMMENT 'what is longer is cut',
    employer_id INT UNSIGNED NOT NULL,
    PRIMARY KEY (word, employer_id),
    FOREIGN KEY (employer_id) REFERENCES employer (id) ON DELETE CASCADE
) COMMENT 'Words of the names of employers';
CREATE OR REPLACE TRIGGER employer_words_inserted AFTER INSERT ON employer FOR EACH ROW
    INSERT IGNORE INTO employer_word (word, employer_id)
    SELECT LEFT(w.word, 40), NEW.id FROM JSON_TABLE(NEW.name_words, '$[*]' COLUMNS (word TEXT PATH '$')) AS w
     WHERE w.word <> '';
CREATE OR REPLACE TRIGGER employer_words_updated AFTER UPDATE ON employer FOR EACH ROW
BEGIN
    IF NOT OLD.name <=> NEW.name THEN
        DELETE FROM employer_word WHERE employer_id = NEW.id;
        INSERT IGNORE INTO employer_word (word, employer_id)
        SELECT LEFT(w.word, 40), NEW.id FROM JSON_TABLE(NEW.name_words, '$[*]' COLUMNS (word TEXT PATH '$')) AS w
         WHERE w.word <> '';
    END IF;
END;
-- Those that are there. The triggers are in place: what comes meanwhile has its words.
INSERT IGNORE INTO employer_word (word, employer_id)
SELECT LEFT(w.word, 40), a.id FROM employer a, JSON_TABLE(a.name_words, '$[*]' COLUMNS (word TEXT PATH '$')) AS w
 WHERE w.word <> '';
