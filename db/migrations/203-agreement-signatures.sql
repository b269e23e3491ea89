-- Signing. What is signed is one document a version, kept byte for byte; each signature names its
-- SHA-256 and the hash of the signature before it; when the last has signed, the final PDF, with the
-- page of evidence, is kept too. Nobody changes any of it: triggers refuse. It goes when the time for
-- which agreements are kept is over (doc/data-protection.md).

CREATE TABLE IF NOT EXISTS agreement_version (
    application_id INT UNSIGNED      NOT NULL,
    version        SMALLINT UNSIGNED NOT NULL,
    content        MEDIUMTEXT        NOT NULL COMMENT 'the document as XML, from which page and PDF are drawn',
    pdf            MEDIUMBLOB        NOT NULL,
    sha256         BINARY(32)        NOT NULL COMMENT 'of the PDF',
    made_at        DATETIME          NOT NULL,
    keep_until     DATE              NOT NULL,
    PRIMARY KEY (application_id, version),
    KEY (keep_until),
    FOREIGN KEY (application_id) REFERENCES agreement (application_id)
);

CREATE TABLE IF NOT EXISTS agreement_signatory (
    id             INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    application_id INT UNSIGNED NOT NULL,
    version        SMALLINT UNSIGNED NOT NULL,
    kind           ENUM ('host', 'school', 'guardian', 'guardian2', 'pupil', 'teacher') NOT NULL,
    name           VARCHAR(160) NOT NULL,
    title          VARCHAR(120) NOT NULL DEFAULT '',
    email          VARCHAR(254) NOT NULL DEFAULT '' COMMENT 'empty: signs on paper',
    account_id     INT UNSIGNED NULL COMMENT 'signs there; none: by the mailed link and a code',
    link_hash      BINARY(32)   NULL COMMENT 'of the link that opens; a newer one ends the former',
    declined_at    DATETIME     NULL,
    decline_reason VARCHAR(500) NOT NULL DEFAULT '',
    UNIQUE one_of_a_kind (application_id, version, kind),
    UNIQUE (link_hash),
    FOREIGN KEY (application_id, version) REFERENCES agreement_version (application_id, version),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE SET NULL
);

CREATE TABLE IF NOT EXISTS agreement_signature (
    signatory_id    INT UNSIGNED NOT NULL PRIMARY KEY COMMENT 'each signs once',
    application_id  INT UNSIGNED NOT NULL,
    version         SMALLINT UNSIGNED NOT NULL,
    position        SMALLINT UNSIGNED NOT NULL COMMENT 'in the chain, from 1',
    signed_at       DATETIME     NOT NULL,
    how             ENUM ('account', 'link', 'paper') NOT NULL,
    typed_name      VARCHAR(160) NOT NULL,
    origin          VARCHAR(60)  NOT NULL COMMENT 'from which network (/24, /48)',
    account_id      INT UNSIGNED NULL COMMENT 'who signed, or of the school who ticked it; a number only',
    scan            MEDIUMBLOB   NULL COMMENT 'of what was signed on paper',
    scan_type       VARCHAR(20)  NOT NULL DEFAULT '',
    document_sha256 BINARY(32)   NOT NULL,
    scan_sha256     BINARY(32)   NULL,
    previous_hash   BINARY(32)   NOT NULL COMMENT 'of the signature before, of the first: of the document',
    hash            BINARY(32)   NOT NULL COMMENT 'rules/agreement_chain.h',
    UNIQUE (application_id, version, position),
    CONSTRAINT paper_has_a_scan CHECK ((how = 'paper') = (scan IS NOT NULL) AND (scan IS NULL) = (scan_sha256 IS NULL)),
    CONSTRAINT six_at_most CHECK (position BETWEEN 1 AND 6),
    FOREIGN KEY (signatory_id) REFERENCES agreement_signatory (id),
    FOREIGN KEY (application_id, version) REFERENCES agreement_version (application_id, version)
);

CREATE TABLE IF NOT EXISTS agreement_seal (
    application_id INT UNSIGNED NOT NULL,
    version        SMALLINT UNSIGNED NOT NULL,
    pdf            MEDIUMBLOB   NOT NULL COMMENT 'the document, and the page of evidence',
    sha256         BINARY(32)   NOT NULL COMMENT 'of the PDF',
    chain_hash     BINARY(32)   NOT NULL COMMENT 'of the last signature',
    sealed_at      DATETIME     NOT NULL,
    PRIMARY KEY (application_id, version),
    KEY (sha256),
    FOREIGN KEY (application_id, version) REFERENCES agreement_version (application_id, version)
);

CREATE OR REPLACE TRIGGER agreement_version_stays BEFORE UPDATE ON agreement_version FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what is to be signed is not changed';
CREATE OR REPLACE TRIGGER agreement_signature_stays BEFORE UPDATE ON agreement_signature FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a signature is not changed';
CREATE OR REPLACE TRIGGER agreement_seal_stays BEFORE UPDATE ON agreement_seal FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a seal is not changed';

-- Who signs what stays; an address can be corrected, a link renewed.
CREATE OR REPLACE TRIGGER agreement_signatory_stays BEFORE UPDATE ON agreement_signatory FOR EACH ROW
BEGIN
    IF NEW.application_id <> OLD.application_id OR NEW.version <> OLD.version OR NEW.kind <> OLD.kind
       OR NEW.name <> OLD.name OR NEW.title <> OLD.title THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'who signs is not changed';
    END IF;
END;

CREATE OR REPLACE TRIGGER agreement_version_is_kept BEFORE DELETE ON agreement_version FOR EACH ROW
BEGIN
    IF OLD.keep_until >= CURDATE() AND EXISTS (SELECT 1 FROM agreement_signature s
            WHERE s.application_id = OLD.application_id AND s.version = OLD.version) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was signed is kept';
    END IF;
END;
CREATE OR REPLACE TRIGGER agreement_signature_is_kept BEFORE DELETE ON agreement_signature FOR EACH ROW
BEGIN
    IF EXISTS (SELECT 1 FROM agreement_version v WHERE v.application_id = OLD.application_id
                  AND v.version = OLD.version AND v.keep_until >= CURDATE()) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was signed is kept';
    END IF;
END;
CREATE OR REPLACE TRIGGER agreement_seal_is_kept BEFORE DELETE ON agreement_seal FOR EACH ROW
BEGIN
    IF EXISTS (SELECT 1 FROM agreement_version v WHERE v.application_id = OLD.application_id
                  AND v.version = OLD.version AND v.keep_until >= CURDATE()) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was sealed is kept';
    END IF;
END;

-- Nothing is signed that cannot be any more, nor after somebody declined.
CREATE OR REPLACE TRIGGER agreement_signature_in_time BEFORE INSERT ON agreement_signature FOR EACH ROW
BEGIN
    IF NOT EXISTS (SELECT 1 FROM agreement g JOIN agreement_signatory s ON s.id = NEW.signatory_id
                    WHERE g.application_id = NEW.application_id AND g.version = NEW.version
                      AND s.application_id = NEW.application_id AND s.version = NEW.version
                      AND g.state = 'to_sign' AND s.declined_at IS NULL) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this is not to be signed';
    END IF;
END;
