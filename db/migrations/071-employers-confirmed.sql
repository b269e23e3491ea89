-- An employer is there for others once it is confirmed: an e-mail of theirs was followed, or the
-- département said so. Until then whoever types a SIRET has a row of their own, that nobody else
-- writes to; the first to be confirmed is the employer of that SIRET, the others join it.
ALTER TABLE employer
    DROP KEY IF EXISTS siret,
    ADD COLUMN IF NOT EXISTS confirmed_siret VARCHAR(14) AS (IF(is_confirmed, RTRIM(siret), NULL)) PERSISTENT
        COMMENT 'one SIRET, one confirmed employer',
    ADD UNIQUE KEY IF NOT EXISTS one_employer (confirmed_siret),
    ADD KEY IF NOT EXISTS typed (siret),
    MODIFY COLUMN is_confirmed BOOLEAN NOT NULL DEFAULT FALSE
        COMMENT 'an e-mail of theirs was followed, or the département activated them';

-- Whoever has an active member, or an offer that came online, is confirmed.
UPDATE IGNORE employer e SET e.is_confirmed = TRUE
 WHERE NOT e.is_confirmed
   AND (EXISTS (SELECT 1 FROM employer_member m JOIN account a ON a.id = m.account_id
                 WHERE m.employer_id = e.id AND a.activated_at IS NOT NULL)
        OR EXISTS (SELECT 1 FROM offer o WHERE o.employer_id = e.id AND o.activated_at IS NOT NULL));
