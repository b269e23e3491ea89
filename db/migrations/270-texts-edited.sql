-- What administrators edit besides the pages of advice: questions with their answers, testimonials,
-- banners, and the reasons to refuse that employers choose from. Each is a text with versions like a
-- page, in a section that has no address of its own: all that holds for pages (who, when, restored,
-- published on a day, kept from updates) holds for them.

ALTER TABLE editorial_page
    MODIFY section ENUM ('eleves', 'parents', 'colleges', 'employeurs', 'site', 'questions',
                         'temoignages', 'bandeaux', 'refus') NOT NULL,
    ADD COLUMN IF NOT EXISTS brought_as VARCHAR(80) NULL UNIQUE
        COMMENT 'SECTION/slug in the package, wherever it was moved since; NULL: made on the site',
    ADD COLUMN IF NOT EXISTS is_placed BOOLEAN NOT NULL DEFAULT FALSE
        COMMENT 'section and position were chosen on the site: an update does not change them',
    ADD COLUMN IF NOT EXISTS withdrawn_at DATETIME NULL COMMENT 'not shown since; its versions stay';

UPDATE editorial_page p SET p.brought_as = CONCAT(p.section, '/', p.slug)
 WHERE p.brought_as IS NULL
   AND EXISTS (SELECT 1 FROM editorial_version v WHERE v.page_id = p.id AND v.origin = 'package');

-- Where a page was before it was moved: its old address leads to the new one.
CREATE TABLE IF NOT EXISTS editorial_former (
    section VARCHAR(20)  NOT NULL,
    slug    VARCHAR(60)  NOT NULL,
    page_id INT UNSIGNED NOT NULL,
    PRIMARY KEY (section, slug),
    FOREIGN KEY (page_id) REFERENCES editorial_page (id) ON DELETE CASCADE
) COMMENT 'Former addresses of pages';

ALTER TABLE editorial_version
    ADD COLUMN IF NOT EXISTS audience ENUM ('all', 'pupils', 'parents', 'schools', 'employers') NOT NULL
        DEFAULT 'all' COMMENT 'of a question or a banner: for whom' AFTER checked_on,
    ADD COLUMN IF NOT EXISTS first_on DATE NULL COMMENT 'of a banner: from, NULL at once' AFTER audience,
    ADD COLUMN IF NOT EXISTS last_on DATE NULL COMMENT 'of a banner: until, NULL for good' AFTER first_on;

-- A refusal keeps the words that the employer chose, whatever becomes of the list.
ALTER TABLE event
    MODIFY reason_code VARCHAR(60) NOT NULL DEFAULT '' COMMENT 'of a refusal: slug of a text, or labels.xml, "refusal"',
    ADD COLUMN IF NOT EXISTS reason_label VARCHAR(160) NOT NULL DEFAULT ''
        COMMENT 'the words of the reason as they were chosen; empty: those of labels.xml' AFTER reason_code;

UPDATE event SET reason_label = CASE reason_code
        WHEN 'full' THEN 'Nous n’avons plus de place cette semaine-là'
        WHEN 'dates' THEN 'Ces dates ne nous conviennent plus'
        WHEN 'unavailable' THEN 'La personne qui accueille n’est pas disponible'
        WHEN 'motivation' THEN 'La motivation ne correspond pas à ce que nous proposons'
        ELSE '' END
 WHERE reason_code IN ('full', 'dates', 'unavailable', 'motivation') AND reason_label = '';
