-- When each job that cron or a timer starts last ended well: whoever watches sees one that does not.
CREATE TABLE IF NOT EXISTS job (
    name    VARCHAR(20) CHARACTER SET ascii NOT NULL PRIMARY KEY COMMENT 'mailer, or a command of stage3ectl',
    done_at DATETIME    NOT NULL COMMENT 'by the clock of the database'
) COMMENT 'What runs by itself, and when it last did';
