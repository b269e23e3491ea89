-- Addresses and numbers whose server says that they take nothing: their owners are told when they sign
-- in, the département on the account's page. By hash, so that it names nobody by itself.
CREATE TABLE IF NOT EXISTS unreachable (
    recipient_hash BINARY(32)   NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the address or number, in lower case',
    since          DATETIME     NOT NULL,
    reason         VARCHAR(250) NOT NULL COMMENT 'in the words of its server, without addresses',
    KEY (since)
) COMMENT 'Until a message to it is taken again';
