-- Files that take long to make: asked for on a page, made by a process that holds no worker, kept
-- here for an hour so that any machine can hand them out, and erased.
CREATE TABLE IF NOT EXISTS export_job (
    id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id  INT UNSIGNED NOT NULL,
    role        ENUM('pupil', 'employer', 'school', 'admin') NOT NULL,
    code        VARCHAR(40)  NOT NULL COMMENT 'which file',
    format      ENUM('xlsx', 'csv') NOT NULL,
    filter      VARCHAR(2000) NOT NULL COMMENT 'as in the query of the page it was asked from',
    state       ENUM('waiting', 'running', 'done', 'failed') NOT NULL DEFAULT 'waiting',
    tries       TINYINT UNSIGNED NOT NULL DEFAULT 0,
    row_count   INT UNSIGNED NOT NULL DEFAULT 0,
    row_done    INT UNSIGNED NOT NULL DEFAULT 0,
    size        BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'of the file',
    created_at  DATETIME NOT NULL,
    alive_at    DATETIME NULL COMMENT 'when who makes it last said so',
    expires_at  DATETIME NOT NULL,
    KEY (state, alive_at),
    KEY (expires_at),
    CHECK (row_done <= row_count),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) COMMENT 'Files being made for those who asked for them';

CREATE TABLE IF NOT EXISTS export_piece (
    job_id BIGINT UNSIGNED NOT NULL,
    number INT UNSIGNED NOT NULL COMMENT 'from 0',
    bytes  MEDIUMBLOB NOT NULL,
    PRIMARY KEY (job_id, number),
    FOREIGN KEY (job_id) REFERENCES export_job (id) ON DELETE CASCADE
) COMMENT 'Their bytes, in order';
