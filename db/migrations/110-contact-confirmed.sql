-- The contact's address of an offer that someone else typed gets nothing about pupils before its
-- reader has confirmed it; nor after it said that the links are not for it.

ALTER TABLE offer
    ADD COLUMN IF NOT EXISTS contact_state ENUM ('typed', 'confirmed', 'ended') NOT NULL
        DEFAULT 'typed' COMMENT 'of contact_email: who reads it has agreed, or asked to be left alone'
        AFTER contact_email;

-- Until now, the link that activates went to the contact.
UPDATE offer SET contact_state = 'confirmed' WHERE state <> 'to_activate';

ALTER TABLE token
    MODIFY COLUMN purpose ENUM ('offer_activate', 'offer_manage', 'application_decide',
                                'referent_opinion', 'account_activate', 'password_reset',
                                'email_change', 'employer_join', 'school_join', 'guardian_object',
                                'agreement_sign', 'contact_confirm') NOT NULL,
    ADD CONSTRAINT IF NOT EXISTS contact_of_an_offer
        CHECK (purpose <> 'contact_confirm' OR offer_id IS NOT NULL);
