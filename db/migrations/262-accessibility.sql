-- The declaration of accessibility: facts that administrators fill in (they were keys of the
-- configuration). What is true of the site as it is delivered stands there from the start.
CREATE TABLE accessibility (
    is_one        BOOLEAN NOT NULL DEFAULT TRUE PRIMARY KEY CHECK (is_one),
    conformity    ENUM ('none', 'partial', 'full') NOT NULL DEFAULT 'none',
    audited_on    DATE NULL,
    auditor       VARCHAR(160)  NOT NULL DEFAULT '',
    standard      VARCHAR(40)   NOT NULL DEFAULT 'RGAA 4.1.2',
    rate          VARCHAR(6)    NOT NULL DEFAULT '' COMMENT 'per cent of the criteria that apply',
    failures      TEXT          NOT NULL DEFAULT '' COMMENT 'what does not conform, until when',
    burdens       TEXT          NOT NULL DEFAULT '' COMMENT 'disproportionate burdens',
    exempted      TEXT          NOT NULL DEFAULT '',
    technologies  VARCHAR(1000) NOT NULL DEFAULT '',
    environment   VARCHAR(2000) NOT NULL DEFAULT '',
    pages         TEXT          NOT NULL DEFAULT '' COMMENT 'that were checked',
    contact_email VARCHAR(254)  NOT NULL DEFAULT '' COMMENT 'empty: that of the help',
    contact_phone VARCHAR(20)   NOT NULL DEFAULT '' COMMENT 'empty: that of the help',
    plan          TEXT          NOT NULL DEFAULT ''
) COMMENT 'one row';

INSERT IGNORE INTO accessibility (exempted, technologies, environment, pages) VALUES (
    'Les documents que les collèges et les employeurs joignent eux-mêmes.\nLe plan d’OpenStreetMap vers lequel mène « Comment y aller ».',
    'HTML5\nCSS\nJavaScript : tout se fait aussi sans lui\nSVG\nWAI-ARIA\nPDF balisé',
    'Chromium, clavier seul, 320, 360 et 1280 pixels de large, thèmes clair et sombre, couleurs forcées.',
    'Accueil, recherche (liste et carte), offre, dépôt d’une offre, connexion, création de compte, candidature, listes de l’élève, de l’employeur et du collège, administration, chiffres, pages de conseils, mails et documents PDF.');
