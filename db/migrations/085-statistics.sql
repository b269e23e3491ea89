-- Figures that stand at once, at any size, and outlive the people they are about. doc/statistics.md
-- has their definitions, decision 10 why it is done so.
--
-- What an application counts for is written with it when it is sent: a pupil who changes schools or
-- an offer that changes towns does not change the past. Each change of an application leaves lines in
-- statistic_pending in the same transaction: what it counted for no more, what it counts for now.
-- Nobody ever waits for such a line. `stage3ectl statistics` adds them to statistic; until then the
-- readers add them themselves.

ALTER TABLE application
    ADD COLUMN IF NOT EXISTS school_id INT UNSIGNED NULL COMMENT 'of the pupil when sent' AFTER has_priority,
    ADD COLUMN IF NOT EXISTS domain_id INT UNSIGNED NULL COMMENT 'the first of the offer when sent' AFTER school_id,
    ADD COLUMN IF NOT EXISTS insee CHAR(5) NULL COMMENT 'of the place of the offer when sent' AFTER domain_id,
    ADD COLUMN IF NOT EXISTS distance_km SMALLINT UNSIGNED NULL
        COMMENT 'from the school to the place, as the crow flies; none: one is not located' AFTER insee,
    ADD KEY IF NOT EXISTS of_school (school_id, monday);

CREATE TABLE IF NOT EXISTS statistic (
    school_year  SMALLINT UNSIGNED NOT NULL COMMENT 'the one it begins in',
    kind         ENUM ('all', 'month', 'week', 'domain', 'town', 'school') NOT NULL,
    item         VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
                 COMMENT 'of the kind: a day, a number; empty: unknown',
    has_priority BOOLEAN NOT NULL,
    is_erased    BOOLEAN NOT NULL COMMENT 'the applications are not there any more',
    received     INT NOT NULL,
    favourable   INT NOT NULL,
    refused      INT NOT NULL,
    confirmed    INT NOT NULL,
    PRIMARY KEY (school_year, kind, item, has_priority, is_erased)
) COMMENT 'Applications, counted';

CREATE TABLE IF NOT EXISTS statistic_spread (
    school_year  SMALLINT UNSIGNED NOT NULL,
    kind         ENUM ('all', 'month', 'week', 'domain', 'town', 'school') NOT NULL,
    measure      ENUM ('answer', 'distance') NOT NULL COMMENT 'days to the answer; km of the confirmed',
    item         VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    has_priority BOOLEAN NOT NULL,
    bucket       SMALLINT UNSIGNED NOT NULL COMMENT 'days or km; the last one: and more',
    is_erased    BOOLEAN NOT NULL,
    number       INT NOT NULL,
    PRIMARY KEY (school_year, kind, measure, item, has_priority, bucket, is_erased)
) COMMENT 'How many applications have each value: medians are read from it';

CREATE TABLE IF NOT EXISTS statistic_pending (
    id            BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number        TINYINT NOT NULL COMMENT '1 comes, -1 goes',
    is_erased     BOOLEAN NOT NULL DEFAULT FALSE,
    monday        DATE NOT NULL,
    sent_at       DATETIME NOT NULL,
    has_priority  BOOLEAN NOT NULL,
    school_id     INT UNSIGNED NULL,
    domain_id     INT UNSIGNED NULL,
    insee         CHAR(5) NULL,
    distance_km   SMALLINT UNSIGNED NULL,
    employer_opinion ENUM ('pending', 'accepted', 'refused') NOT NULL,
    decided_at    DATETIME NULL,
    is_confirmed  TINYINT NULL
) COMMENT 'What is not in statistic yet; only ever appended to, and emptied';

-- What is counted from time to time, of the school year that runs and those to come.
CREATE TABLE IF NOT EXISTS statistic_stock (
    school_year SMALLINT UNSIGNED NOT NULL,
    kind        ENUM ('all', 'month', 'week', 'domain', 'town', 'school') NOT NULL,
    item        VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    offers      INT UNSIGNED NOT NULL DEFAULT 0,
    seats       INT UNSIGNED NOT NULL DEFAULT 0,
    seats_left  INT UNSIGNED NOT NULL DEFAULT 0,
    pupils      INT UNSIGNED NOT NULL DEFAULT 0,
    placed      INT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (school_year, kind, item)
) COMMENT 'Offers and pupils, counted';

CREATE TABLE IF NOT EXISTS statistic_state (
    id         TINYINT UNSIGNED NOT NULL PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    counted_at DATETIME NULL COMMENT 'when statistic_stock was'
);
INSERT IGNORE INTO statistic_state (id) VALUES (1);

CREATE OR REPLACE TRIGGER application_counts BEFORE INSERT ON application FOR EACH ROW
    SET NEW.school_id = (SELECT p.school_id FROM pupil p WHERE p.account_id = NEW.pupil_id),
        NEW.domain_id = (SELECT MIN(d.domain_id) FROM offer_domain d WHERE d.offer_id = NEW.offer_id),
        NEW.insee = (SELECT o.insee FROM offer o WHERE o.id = NEW.offer_id),
        NEW.distance_km = (SELECT ROUND(ST_DISTANCE_SPHERE(POINT(s.longitude, s.latitude), POINT(o.longitude, o.latitude)) / 1000)
                             FROM pupil p JOIN school s ON s.id = p.school_id JOIN offer o ON o.id = NEW.offer_id
                            WHERE p.account_id = NEW.pupil_id AND s.latitude IS NOT NULL AND o.latitude IS NOT NULL);

CREATE OR REPLACE TRIGGER application_inserted AFTER INSERT ON application FOR EACH ROW
    INSERT INTO statistic_pending (number, monday, sent_at, has_priority, school_id, domain_id, insee, distance_km,
                                   employer_opinion, decided_at, is_confirmed)
    VALUES (1, NEW.monday, NEW.sent_at, NEW.has_priority, NEW.school_id, NEW.domain_id, NEW.insee, NEW.distance_km,
            NEW.employer_opinion, NEW.decided_at, NEW.is_confirmed);

CREATE OR REPLACE TRIGGER application_updated AFTER UPDATE ON application FOR EACH ROW
    INSERT INTO statistic_pending (number, monday, sent_at, has_priority, school_id, domain_id, insee, distance_km,
                                   employer_opinion, decided_at, is_confirmed)
    SELECT -1, OLD.monday, OLD.sent_at, OLD.has_priority, OLD.school_id, OLD.domain_id, OLD.insee, OLD.distance_km,
           OLD.employer_opinion, OLD.decided_at, OLD.is_confirmed FROM DUAL
     WHERE NOT (OLD.monday <=> NEW.monday AND OLD.sent_at <=> NEW.sent_at AND OLD.has_priority <=> NEW.has_priority
                AND OLD.school_id <=> NEW.school_id AND OLD.domain_id <=> NEW.domain_id AND OLD.insee <=> NEW.insee
                AND OLD.distance_km <=> NEW.distance_km AND OLD.employer_opinion <=> NEW.employer_opinion
                AND OLD.decided_at <=> NEW.decided_at AND OLD.is_confirmed <=> NEW.is_confirmed)
    UNION ALL
    SELECT 1, NEW.monday, NEW.sent_at, NEW.has_priority, NEW.school_id, NEW.domain_id, NEW.insee, NEW.distance_km,
           NEW.employer_opinion, NEW.decided_at, NEW.is_confirmed FROM DUAL
     WHERE NOT (OLD.monday <=> NEW.monday AND OLD.sent_at <=> NEW.sent_at AND OLD.has_priority <=> NEW.has_priority
                AND OLD.school_id <=> NEW.school_id AND OLD.domain_id <=> NEW.domain_id AND OLD.insee <=> NEW.insee
                AND OLD.distance_km <=> NEW.distance_km AND OLD.employer_opinion <=> NEW.employer_opinion
                AND OLD.decided_at <=> NEW.decided_at AND OLD.is_confirmed <=> NEW.is_confirmed);

-- Erased, it counts on, among those that are not there any more.
CREATE OR REPLACE TRIGGER application_deleted AFTER DELETE ON application FOR EACH ROW
    INSERT INTO statistic_pending (number, is_erased, monday, sent_at, has_priority, school_id, domain_id, insee, distance_km,
                                   employer_opinion, decided_at, is_confirmed)
    VALUES (-1, FALSE, OLD.monday, OLD.sent_at, OLD.has_priority, OLD.school_id, OLD.domain_id, OLD.insee, OLD.distance_km,
            OLD.employer_opinion, OLD.decided_at, OLD.is_confirmed),
           (1, TRUE, OLD.monday, OLD.sent_at, OLD.has_priority, OLD.school_id, OLD.domain_id, OLD.insee, OLD.distance_km,
            OLD.employer_opinion, OLD.decided_at, OLD.is_confirmed);

-- Those that are there. The triggers are in place: each change is a line.
UPDATE application a JOIN pupil p ON p.account_id = a.pupil_id JOIN school s ON s.id = p.school_id JOIN offer o ON o.id = a.offer_id
   SET a.school_id = p.school_id, a.insee = o.insee,
       a.domain_id = (SELECT MIN(d.domain_id) FROM offer_domain d WHERE d.offer_id = a.offer_id),
       a.distance_km = IF(s.latitude IS NULL OR o.latitude IS NULL, NULL,
           ROUND(ST_DISTANCE_SPHERE(POINT(s.longitude, s.latitude), POINT(o.longitude, o.latitude)) / 1000))
 WHERE a.school_id IS NULL;
-- Counted as they were: they come, once, with what they count for now.
DELETE FROM statistic_pending WHERE (SELECT COUNT(*) FROM statistic) = 0;
INSERT INTO statistic_pending (number, monday, sent_at, has_priority, school_id, domain_id, insee, distance_km,
                               employer_opinion, decided_at, is_confirmed)
SELECT 1, monday, sent_at, has_priority, school_id, domain_id, insee, distance_km, employer_opinion, decided_at, is_confirmed
  FROM application WHERE (SELECT COUNT(*) FROM statistic) = 0;
