-- A code proves the mailbox of a link, or of an account that signs several agreements at once: it
-- is not of a token only. Codes that have expired go with the purge.
ALTER TABLE link_code
    DROP FOREIGN KEY IF EXISTS link_code_ibfk_1,
    MODIFY COLUMN token_hash BINARY(32) NOT NULL COMMENT 'of the link, or of what is signed in an account';
