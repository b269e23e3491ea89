-- Applications: three opinions, one row each, and why one ended otherwise.

CREATE TABLE IF NOT EXISTS application (
    id                 INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    offer_id           INT UNSIGNED NOT NULL,
    monday             DATE         NOT NULL,
    pupil_id           INT UNSIGNED NOT NULL,
    motivation         VARCHAR(4000) NOT NULL,
    referent_id        INT UNSIGNED NULL,
    referent_name      VARCHAR(160) NOT NULL DEFAULT '',
    referent_email     VARCHAR(254) NOT NULL DEFAULT '',
    employer_opinion   ENUM ('pending', 'accepted', 'refused') NOT NULL DEFAULT 'pending',
    referent_opinion   ENUM ('none', 'pending', 'favourable', 'unfavourable')
                       NOT NULL DEFAULT 'none',
    pupil_opinion      ENUM ('pending', 'confirmed', 'withdrawn') NOT NULL DEFAULT 'pending',
    closed_reason      ENUM ('seat_taken', 'offer_disabled', 'week_removed',
                             'confirmed_elsewhere', 'expired', 'cancelled') NULL,
    cancel_reason      VARCHAR(500) NOT NULL DEFAULT '',
    has_priority       BOOLEAN      NOT NULL COMMENT 'of a REP or REP+ school when sent',
    sent_at            DATETIME     NOT NULL,
    read_at            DATETIME     NULL,
    decided_at         DATETIME     NULL,
    confirm_until      DATE         NULL,
    confirmed_at       DATETIME     NULL,
    updated_at         DATETIME     NOT NULL,
    -- 1 while it is live, else NULL: NULLs do not collide in a unique key.
    is_live TINYINT AS (IF(closed_reason IS NULL AND pupil_opinion <> 'withdrawn'
                           AND employer_opinion <> 'refused', 1, NULL)) PERSISTENT,
    is_confirmed TINYINT AS (IF(pupil_opinion = 'confirmed' AND closed_reason IS NULL, 1, NULL))
        PERSISTENT,
    UNIQUE one_live_a_week (pupil_id, offer_id, monday, is_live),
    UNIQUE one_placement_a_week (pupil_id, monday, is_confirmed),
    CONSTRAINT confirmed_means_accepted
        CHECK (pupil_opinion <> 'confirmed' OR employer_opinion = 'accepted'),
    CHECK (pupil_opinion <> 'confirmed' OR confirmed_at IS NOT NULL),
    CHECK (closed_reason IS NULL OR closed_reason <> 'cancelled'
           OR (pupil_opinion = 'confirmed' AND cancel_reason <> '')),
    CHECK (employer_opinion <> 'accepted' OR confirm_until IS NOT NULL),
    -- No cascade: an applied-for week or a pupil with applications goes by a rule, never by
    -- the way.
    FOREIGN KEY (offer_id, monday) REFERENCES offer_week (offer_id, monday),
    FOREIGN KEY (pupil_id) REFERENCES pupil (account_id),
    FOREIGN KEY (referent_id) REFERENCES school_member (account_id) ON DELETE SET NULL,
    KEY (offer_id, employer_opinion, has_priority),
    KEY (employer_opinion, sent_at)
);
