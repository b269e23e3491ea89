-- What searches need not do each time: an offer's card lies beside the sets, and a number says
-- whether anything has changed, so that a worker may keep what it has read (decision 7).
--
-- A line of search_pending about offer 0 says that reference data changed: towns, domains, holidays,
-- schools and their dates, everyday words. Like all lines it is only ever appended, in the transaction
-- of the change: nothing waits for it.

-- Lists by week go through the sets of the weeks: the first week of an offer is asked for no more.
ALTER TABLE search_document
    DROP COLUMN IF EXISTS first_week,
    ADD COLUMN IF NOT EXISTS card BLOB NULL COMMENT 'what a list shows of it (store/search_card.h)';
ALTER TABLE search_state
    ADD COLUMN IF NOT EXISTS generation BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'of the index: another one after each update',
    ADD COLUMN IF NOT EXISTS reference BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'of the reference data';

CREATE OR REPLACE TRIGGER employer_logo_inserted AFTER INSERT ON employer_logo FOR EACH ROW
    INSERT INTO search_pending (offer_id) SELECT id FROM offer WHERE employer_id = NEW.employer_id;
CREATE OR REPLACE TRIGGER employer_logo_deleted AFTER DELETE ON employer_logo FOR EACH ROW
    INSERT INTO search_pending (offer_id) SELECT id FROM offer WHERE employer_id = OLD.employer_id;

-- A domain's name is on the cards of its offers, and among their words.
CREATE OR REPLACE TRIGGER domain_inserted AFTER INSERT ON domain FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER domain_updated AFTER UPDATE ON domain FOR EACH ROW
BEGIN
    INSERT INTO search_pending (offer_id) VALUES (0);
    IF NEW.name <> BINARY OLD.name THEN
        INSERT INTO search_pending (offer_id) SELECT offer_id FROM offer_domain WHERE domain_id = NEW.id;
    END IF;
END;
CREATE OR REPLACE TRIGGER domain_deleted AFTER DELETE ON domain FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);

CREATE OR REPLACE TRIGGER holiday_inserted AFTER INSERT ON holiday FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER holiday_updated AFTER UPDATE ON holiday FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER holiday_deleted AFTER DELETE ON holiday FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER commune_inserted AFTER INSERT ON commune FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER commune_updated AFTER UPDATE ON commune FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER commune_deleted AFTER DELETE ON commune FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER commune_postcode_inserted AFTER INSERT ON commune_postcode FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER commune_postcode_updated AFTER UPDATE ON commune_postcode FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER commune_postcode_deleted AFTER DELETE ON commune_postcode FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER commune_alias_inserted AFTER INSERT ON commune_alias FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER commune_alias_updated AFTER UPDATE ON commune_alias FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER commune_alias_deleted AFTER DELETE ON commune_alias FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER school_inserted AFTER INSERT ON school FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER school_updated AFTER UPDATE ON school FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER school_deleted AFTER DELETE ON school FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER school_placement_inserted AFTER INSERT ON school_placement FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER school_placement_updated AFTER UPDATE ON school_placement FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER school_placement_deleted AFTER DELETE ON school_placement FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER search_synonym_inserted AFTER INSERT ON search_synonym FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER search_synonym_updated AFTER UPDATE ON search_synonym FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER search_synonym_deleted AFTER DELETE ON search_synonym FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER search_synonym_domain_inserted AFTER INSERT ON search_synonym_domain FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER search_synonym_domain_deleted AFTER DELETE ON search_synonym_domain FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);

-- The cards of what was there before.
INSERT INTO search_pending (offer_id) SELECT id FROM offer;
