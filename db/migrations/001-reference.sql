-- What the site knows before anyone comes: places, schools, holidays, domains, words.
-- Each statement can run again: a migration cut off half-way is simply repeated.

CREATE TABLE IF NOT EXISTS commune (
    insee       CHAR(5)       NOT NULL PRIMARY KEY,
    name        VARCHAR(100)  NOT NULL,
    folded_name VARCHAR(100)  NOT NULL COLLATE utf8mb4_bin COMMENT 'text_fold_town of the name',
    population  INT UNSIGNED  NOT NULL,
    latitude    DOUBLE        NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude   DOUBLE        NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    KEY (folded_name)
) COMMENT 'Towns of the département (INSEE)';

CREATE TABLE IF NOT EXISTS commune_postcode (
    postcode CHAR(5) NOT NULL,
    insee    CHAR(5) NOT NULL,
    PRIMARY KEY (postcode, insee),
    FOREIGN KEY (insee) REFERENCES commune (insee) ON DELETE CASCADE
) COMMENT 'A town has several postcodes, a postcode several towns';

CREATE TABLE IF NOT EXISTS domain (
    id        INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name      VARCHAR(100) NOT NULL UNIQUE,
    is_active BOOLEAN      NOT NULL DEFAULT TRUE
) COMMENT 'Activity domains an offer is found by';

CREATE TABLE IF NOT EXISTS naf (
    code  CHAR(5)      NOT NULL PRIMARY KEY,
    label VARCHAR(250) NOT NULL
) COMMENT 'NAF rév. 2, level 5 (INSEE)';

CREATE TABLE IF NOT EXISTS holiday (
    zone     CHAR(1)      NOT NULL,
    first_on DATE         NOT NULL COMMENT 'first day without class',
    last_on  DATE         NOT NULL COMMENT 'the day before classes start again',
    label    VARCHAR(100) NOT NULL,
    PRIMARY KEY (zone, first_on),
    CHECK (first_on <= last_on)
) COMMENT 'School holidays by zone (arrêtés of the calendrier scolaire)';

CREATE TABLE IF NOT EXISTS school (
    id                INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uai               CHAR(8)      NOT NULL UNIQUE,
    name              VARCHAR(160) NOT NULL,
    address           VARCHAR(200) NOT NULL DEFAULT '',
    postcode          CHAR(5)      NOT NULL,
    town              VARCHAR(100) NOT NULL,
    sector            ENUM ('public', 'private') NOT NULL,
    priority          ENUM ('none', 'rep', 'rep_plus') NOT NULL DEFAULT 'none',
    phone             VARCHAR(16)  NOT NULL DEFAULT '' COMMENT 'E.164',
    email             VARCHAR(254) NOT NULL DEFAULT '' COMMENT 'the official one, on file',
    website           VARCHAR(250) NOT NULL DEFAULT '',
    latitude          DOUBLE       NULL,
    longitude         DOUBLE       NULL,
    third_form_pupils SMALLINT UNSIGNED NULL,
    is_open           BOOLEAN      NOT NULL DEFAULT TRUE,
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    KEY (town, name)
) COMMENT 'Collèges';

CREATE TABLE IF NOT EXISTS school_placement (
    id        INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    school_id INT UNSIGNED NOT NULL,
    class     VARCHAR(40)  NOT NULL DEFAULT '' COMMENT 'empty: all third-form classes',
    first_on  DATE         NOT NULL,
    last_on   DATE         NOT NULL,
    UNIQUE (school_id, class, first_on),
    CHECK (first_on <= last_on),
    FOREIGN KEY (school_id) REFERENCES school (id) ON DELETE CASCADE,
    KEY (first_on)
) COMMENT 'When a school sends its pupils on placement';

CREATE TABLE IF NOT EXISTS editorial_page (
    id         INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    section    ENUM ('eleves', 'parents', 'colleges', 'employeurs', 'site') NOT NULL,
    slug       VARCHAR(60)  NOT NULL,
    position   SMALLINT UNSIGNED NOT NULL,
    title      VARCHAR(160) NOT NULL,
    summary    VARCHAR(300) NOT NULL,
    body       MEDIUMTEXT   NOT NULL COMMENT 'CommonMark',
    updated_at DATETIME     NOT NULL,
    UNIQUE (section, slug)
) COMMENT 'Advice and legal pages';
