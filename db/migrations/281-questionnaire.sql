-- The questionnaire after a placement. What was answered names neither the placement nor anybody: the
-- link that was used says that it was answered once.
ALTER TABLE token
    MODIFY COLUMN purpose ENUM ('offer_activate', 'offer_manage', 'application_decide',
                                'referent_opinion', 'account_activate', 'password_reset',
                                'email_change', 'employer_join', 'school_join', 'guardian_object',
                                'agreement_sign', 'contact_confirm', 'questionnaire', 'agreement_attest') NOT NULL;

CREATE TABLE IF NOT EXISTS questionnaire_answer (
    id          INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    side        ENUM ('pupil', 'host') NOT NULL,
    school_year SMALLINT UNSIGNED NOT NULL COMMENT 'in which it ends; no day, no placement',
    question    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'src/lib/rules/questionnaire.c',
    answer      TINYINT UNSIGNED NOT NULL COMMENT 'from 1, the best, to 4',
    CHECK (answer BETWEEN 1 AND 4),
    KEY counting (school_year, side, question, answer)
) COMMENT 'Answers, counted by the statistics';
