-- Whether the legal representative of a pupil was told of the account: by which message.

ALTER TABLE pupil
    ADD COLUMN IF NOT EXISTS guardian_message_id BIGINT UNSIGNED NULL DEFAULT 0
        COMMENT 'that tells them; 0: told before this was noted; NULL: there was no way to'
        AFTER guardian_objected_at;
