-- The logo that came with a deposit: what the image program made of the file. It has its hash for a
-- name, by which forms, drafts and copies hold it; one that no offer has goes at night.
CREATE TABLE logo_image (
    sha256  BINARY(32) NOT NULL PRIMARY KEY,
    image   MEDIUMBLOB NOT NULL COMMENT 'PNG',
    sent_at DATETIME   NOT NULL COMMENT 'last'
);
ALTER TABLE offer
    ADD logo_sha256 BINARY(32) NULL COMMENT 'NULL: that of its employer, if there is one',
    ADD FOREIGN KEY (logo_sha256) REFERENCES logo_image (sha256);
