-- The attestation of a placement ("attestation de stage"), which its employer fills in once it is
-- over: on which days the pupil was there, doing what. A row without a day of making says that it
-- was asked for. The link that asks for it ("agreement_attest") opens nothing else.

CREATE TABLE IF NOT EXISTS agreement_attestation (
    application_id INT UNSIGNED NOT NULL PRIMARY KEY,
    asked_at       DATETIME     NULL COMMENT 'by mail; none: nobody asked',
    made_at        DATETIME     NULL COMMENT 'none: not yet',
    changed_at     DATETIME     NULL,
    days           VARCHAR(5)   NOT NULL DEFAULT '' COMMENT 'there on: Monday is 1',
    activities     VARCHAR(1500) NOT NULL DEFAULT '',
    appreciation   VARCHAR(1000) NOT NULL DEFAULT '',
    name           VARCHAR(160) NOT NULL DEFAULT '' COMMENT 'who attests',
    title          VARCHAR(120) NOT NULL DEFAULT '',
    CONSTRAINT attests_a_day CHECK (made_at IS NULL OR days <> ''),
    FOREIGN KEY (application_id) REFERENCES agreement (application_id)
);

ALTER TABLE token
    MODIFY COLUMN purpose ENUM ('offer_activate', 'offer_manage', 'application_decide',
                                'referent_opinion', 'account_activate', 'password_reset',
                                'email_change', 'employer_join', 'school_join', 'guardian_object',
                                'agreement_sign', 'contact_confirm', 'questionnaire',
                                'agreement_attest') NOT NULL;
