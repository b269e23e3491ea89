-- The days and hours of an offer, so that the law can be checked: groups of days, from Monday as 1,
-- each with its stretches of work (rules/schedule). What was written in words stays until its owner
-- chooses hours.
ALTER TABLE offer
    ADD IF NOT EXISTS schedule VARCHAR(320) NOT NULL DEFAULT '' AFTER travel_paid,
    ADD CONSTRAINT IF NOT EXISTS offer_schedule CHECK (schedule REGEXP
        '^(([1-7]+( [0-2][0-9][0-5][0-9]-[0-2][0-9][0-5][0-9])+)(;[1-7]+( [0-2][0-9][0-5][0-9]-[0-2][0-9][0-5][0-9])+)*)?$');
