-- What the gateway says of an SMS: its own number of it, and later whether it arrived.
ALTER TABLE message
    ADD COLUMN IF NOT EXISTS gateway_id VARCHAR(80) NOT NULL DEFAULT ''
        COMMENT 'of an SMS: its number at the gateway' AFTER sent_at,
    ADD COLUMN IF NOT EXISTS report ENUM ('arrived', 'lost') NULL COMMENT 'of an SMS, by the gateway'
        AFTER gateway_id,
    ADD KEY IF NOT EXISTS sent_by_channel (channel, sent_at),
    ADD KEY IF NOT EXISTS by_gateway_id (gateway_id);
