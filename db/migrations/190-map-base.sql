-- What maps are drawn on where no tile server is named: outlines of towns, as `stage3ectl import outlines`
-- prepares them once, in two degrees of detail. doc/architecture.md.

CREATE TABLE IF NOT EXISTS map_base (
    detail TINYINT UNSIGNED NOT NULL PRIMARY KEY COMMENT '0: all of it, names too; 1: the same lines with more points',
    body   MEDIUMTEXT NOT NULL CHECK (JSON_VALID(body))
) COMMENT 'Outlines of towns for maps';
