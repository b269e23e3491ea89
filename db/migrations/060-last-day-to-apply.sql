-- A week can be asked for until the day before its Monday at the latest: on the Monday it has begun,
-- and an application could not be accepted any more. Offers with a lead time of 0 said otherwise.

UPDATE offer_week SET apply_until = monday - INTERVAL 1 DAY WHERE apply_until >= monday;
ALTER TABLE offer_week
    ADD CONSTRAINT IF NOT EXISTS asked_for_before CHECK (apply_until < monday);
