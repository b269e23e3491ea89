-- What a pupil may do once for an application: take it up again, remind the employer.

ALTER TABLE application
    ADD COLUMN IF NOT EXISTS taken_up_at DATETIME NULL
        COMMENT 'withdrawn or expired, then taken up again: the employer is awaited since then' AFTER sent_at,
    ADD COLUMN IF NOT EXISTS reminded_at DATETIME NULL
        COMMENT 'the pupil reminded the employer' AFTER read_at;
