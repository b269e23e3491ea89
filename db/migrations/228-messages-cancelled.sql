-- An administrator may take back what was not sent.
ALTER TABLE message
    MODIFY state ENUM ('queued', 'sent', 'failed', 'cancelled') NOT NULL DEFAULT 'queued',
    ADD KEY IF NOT EXISTS by_state (state, id);
