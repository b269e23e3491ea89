-- The index that searches read, and what makes it follow each change.
--
-- search_term holds, for each term (src/rules/search_terms.h), the set of offers it is true of.
-- A change of an offer, whoever makes it, leaves a line in search_pending in the same
-- transaction: until `stage3ectl index` has taken it into the sets, each search reads the offers
-- of these lines as they are now. Nothing waits for the index, and nothing is hidden by it.

CREATE TABLE IF NOT EXISTS search_term (
    term   VARBINARY(36) NOT NULL PRIMARY KEY,
    offers MEDIUMBLOB    NOT NULL COMMENT 'a set of offer ids: Roaring bitmap, portable format'
);

CREATE TABLE IF NOT EXISTS search_document (
    offer_id   INT UNSIGNED NOT NULL PRIMARY KEY,
    first_week DATE         NOT NULL COMMENT 'the first that can be asked for; 9999-12-31: none',
    square     INT UNSIGNED NULL COMMENT 'of level 0: y * 65536 + x; none: not located',
    seats      SMALLINT UNSIGNED NOT NULL COMMENT 'that can be asked for',
    terms      MEDIUMBLOB   NOT NULL COMMENT 'those that hold it, separated by spaces'
) COMMENT 'What the index knows of an offer';

CREATE TABLE IF NOT EXISTS search_pending (
    id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    offer_id INT UNSIGNED NOT NULL
) COMMENT 'Offers changed since the index was; only ever appended to, so that no change waits for another';

CREATE TABLE IF NOT EXISTS search_state (
    id         TINYINT UNSIGNED NOT NULL PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    indexed_on DATE          NULL COMMENT 'the day that the index is of',
    seats      INT UNSIGNED  NOT NULL DEFAULT 0 COMMENT 'sum of search_document.seats'
);
INSERT IGNORE INTO search_state (id) VALUES (1);

CREATE OR REPLACE TRIGGER offer_inserted AFTER INSERT ON offer FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (NEW.id);
CREATE OR REPLACE TRIGGER offer_updated AFTER UPDATE ON offer FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (NEW.id);
CREATE OR REPLACE TRIGGER offer_deleted AFTER DELETE ON offer FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (OLD.id);
CREATE OR REPLACE TRIGGER capacity_updated AFTER UPDATE ON capacity FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (NEW.offer_id);
CREATE OR REPLACE TRIGGER offer_week_inserted AFTER INSERT ON offer_week FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (NEW.offer_id);
CREATE OR REPLACE TRIGGER offer_week_updated AFTER UPDATE ON offer_week FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (NEW.offer_id);
CREATE OR REPLACE TRIGGER offer_week_deleted AFTER DELETE ON offer_week FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (OLD.offer_id);
CREATE OR REPLACE TRIGGER offer_domain_inserted AFTER INSERT ON offer_domain FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (NEW.offer_id);
CREATE OR REPLACE TRIGGER offer_domain_deleted AFTER DELETE ON offer_domain FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (OLD.offer_id);
CREATE OR REPLACE TRIGGER employer_updated AFTER UPDATE ON employer FOR EACH ROW
    INSERT INTO search_pending (offer_id) SELECT id FROM offer WHERE employer_id = NEW.id;

ALTER TABLE offer
    DROP KEY IF EXISTS listing,
    DROP COLUMN IF EXISTS sort_on,
    DROP COLUMN IF EXISTS search_text;
ALTER TABLE offer_week ADD KEY IF NOT EXISTS closing (apply_until);
ALTER TABLE offer ADD KEY IF NOT EXISTS opening (apply_from);

-- What was there before the index.
INSERT INTO search_pending (offer_id)
    SELECT id FROM offer WHERE (SELECT COUNT(*) FROM search_document) = 0;
