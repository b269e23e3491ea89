-- How far the pupils of a school are is read from this index alone, without their applications: by pupil, the
-- columns that a state is made of, and what for. It costs each change of a state 4 µs of the database.

ALTER TABLE application
    ADD KEY IF NOT EXISTS how_far (pupil_id, closed_reason, pupil_opinion, employer_opinion, referent_opinion,
                                   week_opinion, offer_id, monday);
