-- The weeks of a school: whether its pupils may go in another one, and what it said of one that a
-- pupil asked for.

ALTER TABLE school
    ADD COLUMN IF NOT EXISTS other_weeks ENUM ('never', 'agreed', 'free') NOT NULL DEFAULT 'agreed'
        COMMENT 'placements outside the dates it published: after its agreement' AFTER is_open;

ALTER TABLE application
    ADD COLUMN IF NOT EXISTS week_opinion ENUM ('none', 'agreed', 'refused') NOT NULL DEFAULT 'none'
        COMMENT 'the school''s, where the week is not one of its own' AFTER pupil_opinion;
