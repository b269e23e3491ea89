-- Pictures that administrators put on pages. The name is made of what is in it: what has a name never
-- changes, and browsers keep it. One that no version of a text names goes after a week.

CREATE TABLE IF NOT EXISTS editorial_picture (
    name    VARCHAR(60) NOT NULL PRIMARY KEY COMMENT 'of its bytes, its size and its kind: its address',
    image   MEDIUMBLOB  NOT NULL,
    made_at DATETIME    NOT NULL,
    KEY (made_at)
) COMMENT 'Pictures on pages, encoded anew';
