-- The code of who signs by a link may come by SMS, where the school knows a mobile.
ALTER TABLE agreement_signatory
    ADD COLUMN IF NOT EXISTS mobile VARCHAR(20) NOT NULL DEFAULT '' COMMENT 'E.164; empty: the code comes by mail' AFTER email;
