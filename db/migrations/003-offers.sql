-- Offers. Seats are counted in pools (capacity): one for the whole period or one a week; each
-- week of an offer draws on one pool of the same offer. "taken <= seats" is the last line of
-- defence against an oversold seat.

CREATE TABLE IF NOT EXISTS offer (
    id                   INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    employer_id          INT UNSIGNED NOT NULL,
    account_id           INT UNSIGNED NULL COMMENT 'owner; none when deposited without account',
    state                ENUM ('to_activate', 'active', 'disabled') NOT NULL DEFAULT 'to_activate',
    title                VARCHAR(120) NOT NULL,
    description          VARCHAR(4000) NOT NULL,
    address              VARCHAR(200) NOT NULL,
    postcode             CHAR(5)      NOT NULL,
    town                 VARCHAR(100) NOT NULL,
    country              VARCHAR(60)  NOT NULL DEFAULT 'France',
    insee                CHAR(5)      NULL COMMENT 'known for towns of the département',
    latitude             DOUBLE       NULL COMMENT 'unknown: not on the map, still in the list',
    longitude            DOUBLE       NULL,
    contact_civility     ENUM ('', 'madame', 'monsieur') NOT NULL DEFAULT '',
    contact_last_name    VARCHAR(80)  NOT NULL,
    contact_first_name   VARCHAR(80)  NOT NULL,
    contact_email        VARCHAR(254) NOT NULL,
    contact_landline     VARCHAR(16)  NOT NULL DEFAULT '',
    contact_mobile       VARCHAR(16)  NOT NULL DEFAULT '',
    contact_fax          VARCHAR(16)  NOT NULL DEFAULT '',
    contact_department   VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'never published',
    contact_job_title    VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'never published',
    contact_on_application  BOOLEAN   NOT NULL DEFAULT FALSE,
    contact_for_events      BOOLEAN   NOT NULL DEFAULT FALSE,
    contact_for_last_minute BOOLEAN   NOT NULL DEFAULT FALSE,
    shows_contact        BOOLEAN      NOT NULL DEFAULT FALSE,
    first_on             DATE         NOT NULL,
    last_on              DATE         NOT NULL,
    has_weekly_seats     BOOLEAN      NOT NULL DEFAULT FALSE,
    apply_from           DATE         NULL,
    apply_to             DATE         NULL,
    lead_days            SMALLINT UNSIGNED NOT NULL DEFAULT 7,
    meal_on_site         BOOLEAN      NOT NULL DEFAULT FALSE,
    meal_paid            BOOLEAN      NOT NULL DEFAULT FALSE,
    has_travel           BOOLEAN      NOT NULL DEFAULT FALSE,
    travel_paid          BOOLEAN      NOT NULL DEFAULT FALSE,
    days                 VARCHAR(120) NOT NULL DEFAULT '',
    hours                VARCHAR(120) NOT NULL DEFAULT '',
    accessible_visual    BOOLEAN      NOT NULL DEFAULT FALSE,
    accessible_motor     BOOLEAN      NOT NULL DEFAULT FALSE,
    accessible_mental    BOOLEAN      NOT NULL DEFAULT FALSE,
    accessible_hearing   BOOLEAN      NOT NULL DEFAULT FALSE,
    accessibility_note   VARCHAR(1000) NOT NULL DEFAULT '',
    search_text          TEXT         NOT NULL COLLATE utf8mb4_bin
        COMMENT 'text_fold of title, employer, town, domains, description',
    sort_on              DATE         NOT NULL DEFAULT '9999-12-31'
        COMMENT 'first week a pupil can still apply for; only orders lists, refreshed daily',
    version              INT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'for two who edit at once',
    created_at           DATETIME     NOT NULL,
    activated_at         DATETIME     NULL,
    disabled_at          DATETIME     NULL,
    disable_reason       VARCHAR(500) NOT NULL DEFAULT '',
    CHECK (first_on <= last_on),
    CHECK (apply_from IS NULL OR apply_to IS NULL OR apply_from <= apply_to),
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK (contact_landline <> '' OR contact_mobile <> ''),
    CHECK ((state = 'active') <= (activated_at IS NOT NULL)),
    CHECK ((state = 'disabled') = (disabled_at IS NOT NULL)),
    FOREIGN KEY (employer_id) REFERENCES employer (id),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE SET NULL,
    FOREIGN KEY (insee) REFERENCES commune (insee),
    KEY listing (state, sort_on, id),
    KEY counting (state, last_on),
    KEY newest (state, activated_at),
    KEY (contact_email),
    KEY (state, created_at)
);

CREATE TABLE IF NOT EXISTS offer_domain (
    offer_id  INT UNSIGNED NOT NULL,
    domain_id INT UNSIGNED NOT NULL,
    PRIMARY KEY (offer_id, domain_id),
    KEY (domain_id, offer_id),
    FOREIGN KEY (offer_id) REFERENCES offer (id) ON DELETE CASCADE,
    FOREIGN KEY (domain_id) REFERENCES domain (id)
);

CREATE TABLE IF NOT EXISTS capacity (
    id       INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    offer_id INT UNSIGNED NOT NULL,
    seats    SMALLINT UNSIGNED NOT NULL,
    taken    SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    UNIQUE (offer_id, id),
    CONSTRAINT never_oversold CHECK (taken <= seats),
    FOREIGN KEY (offer_id) REFERENCES offer (id) ON DELETE CASCADE
) COMMENT 'A pool of seats';

CREATE TABLE IF NOT EXISTS offer_week (
    offer_id    INT UNSIGNED NOT NULL,
    monday      DATE         NOT NULL,
    capacity_id INT UNSIGNED NOT NULL,
    first_on    DATE         NOT NULL,
    last_on     DATE         NOT NULL,
    apply_until DATE         NOT NULL COMMENT 'lead time and application period applied',
    PRIMARY KEY (offer_id, monday),
    CHECK (WEEKDAY(monday) = 0),
    CHECK (first_on BETWEEN monday AND last_on AND last_on <= monday + INTERVAL 4 DAY),
    CONSTRAINT pool_of_the_same_offer FOREIGN KEY (offer_id, capacity_id)
        REFERENCES capacity (offer_id, id) ON DELETE CASCADE,
    KEY (monday, offer_id)
);

-- One form, one act: the key that a page gave is used once; who sends it again gets the
-- first answer.
CREATE TABLE IF NOT EXISTS form_key (
    key_hash   BINARY(32)   NOT NULL PRIMARY KEY,
    location   VARCHAR(200) NOT NULL COMMENT 'where the first answer led',
    created_at DATETIME     NOT NULL,
    KEY (created_at)
);
