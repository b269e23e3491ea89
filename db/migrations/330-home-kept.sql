-- The home page is kept by the programs that answer it (decision 7): a text that changes, or is put elsewhere,
-- leaves a line about reference data, as domains and schools do (305-search-kept.sql).

CREATE OR REPLACE TRIGGER editorial_page_inserted AFTER INSERT ON editorial_page FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER editorial_page_updated AFTER UPDATE ON editorial_page FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER editorial_page_deleted AFTER DELETE ON editorial_page FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER editorial_version_inserted AFTER INSERT ON editorial_version FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER editorial_version_updated AFTER UPDATE ON editorial_version FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
CREATE OR REPLACE TRIGGER editorial_version_deleted AFTER DELETE ON editorial_version FOR EACH ROW
    INSERT INTO search_pending (offer_id) VALUES (0);
