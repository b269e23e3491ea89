-- Nobody proved the address of an offer that was never activated (migration 110 took it for proved
-- where the offer had been disabled since).
UPDATE offer SET contact_state = 'typed' WHERE contact_state = 'confirmed' AND activated_at IS NULL;
