-- An attestation is asked for as all else that is due (alert_sent), not by a row of its own.

INSERT IGNORE INTO alert_sent (alert, object_id, waits_since, step, person, said_at)
    SELECT 'attestation', a.id, a.confirmed_at, 1,
           UNHEX(LEFT(SHA2(LOWER(o.contact_email), 256), 32)), t.asked_at
      FROM agreement_attestation t
      JOIN application a ON a.id = t.application_id
      JOIN offer o ON o.id = a.offer_id
     WHERE t.asked_at IS NOT NULL AND a.confirmed_at IS NOT NULL;

DELETE FROM agreement_attestation WHERE made_at IS NULL;

ALTER TABLE agreement_attestation
    DROP CONSTRAINT IF EXISTS attests_a_day,
    MODIFY COLUMN made_at DATETIME NOT NULL,
    MODIFY COLUMN changed_at DATETIME NOT NULL;
ALTER TABLE agreement_attestation
    DROP COLUMN IF EXISTS asked_at,
    ADD CONSTRAINT attests_a_day CHECK (days <> '');
