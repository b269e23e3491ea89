-- What is erased when. A pupil belongs to the school year of the class, not of the day of the
-- sign-up: from June on people sign up for the year that begins in September.

ALTER TABLE pupil
    ADD COLUMN IF NOT EXISTS school_year SMALLINT UNSIGNED NOT NULL
        DEFAULT (YEAR(CURDATE()) + (MONTH(CURDATE()) >= 6))
        COMMENT 'the year in which the school year of the class ends' AFTER class,
    ADD CONSTRAINT IF NOT EXISTS school_year_is_one CHECK (school_year BETWEEN 2000 AND 2200);

UPDATE pupil p JOIN account a ON a.id = p.account_id
   SET p.school_year = YEAR(a.created_at) + (MONTH(a.created_at) >= 6);

ALTER TABLE pupil_invitation
    ADD COLUMN IF NOT EXISTS school_year SMALLINT UNSIGNED NOT NULL
        DEFAULT (YEAR(CURDATE()) + (MONTH(CURDATE()) >= 6))
        COMMENT 'the year in which the school year of the class ends' AFTER class,
    ADD CONSTRAINT IF NOT EXISTS school_year_is_one CHECK (school_year BETWEEN 2000 AND 2200);

UPDATE pupil_invitation SET school_year = YEAR(created_at) + (MONTH(created_at) >= 6);

-- Said to or about someone who is erased: the address goes as soon as it is sent.
ALTER TABLE message
    ADD COLUMN IF NOT EXISTS is_last_word BOOLEAN NOT NULL DEFAULT FALSE
        COMMENT 'about someone erased meanwhile: its recipient goes once it is sent' AFTER account_id,
    ADD KEY IF NOT EXISTS by_recipient (recipient);

ALTER TABLE token
    ADD KEY IF NOT EXISTS by_email (email);
