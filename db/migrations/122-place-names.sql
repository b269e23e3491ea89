-- Places as people name them: what a town was called before it was joined with others, and what is left
-- of a long name in talk ("La Baule", "Saint-Sébastien").

CREATE TABLE IF NOT EXISTS commune_alias (
    folded_name VARCHAR(100) NOT NULL COLLATE utf8mb4_bin COMMENT 'text_fold_town of the name',
    insee       CHAR(5)      NOT NULL,
    name        VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'empty: a short one, never shown',
    kind        ENUM ('former', 'short') NOT NULL,
    PRIMARY KEY (folded_name, insee),
    FOREIGN KEY (insee) REFERENCES commune (insee) ON DELETE CASCADE,
    CHECK ((kind = 'short') = (name = ''))
) COMMENT 'Other names of towns';

-- As imports do it from now on (src/imports/import.c).
INSERT IGNORE INTO commune_alias (folded_name, insee, kind)
    SELECT short, insee, 'short'
      FROM (SELECT insee, folded_name,
                   REGEXP_REPLACE(folded_name, '^(?:((?:la|le|les|l|saint|sainte) [^ ]+) .+|([^ ]+) (?:sur|en|de|des|du|d|sous|les|la|le|l|saint|sainte) .+)$', '\\1\\2') AS short
              FROM commune) names
     WHERE short <> folded_name AND short <> '';
