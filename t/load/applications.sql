-- Fills a base with invented pupils, 120 of each school, and eight applications of each, waiting,
-- accepted or refused, for offers that t/load/generate made. For measures only.
SET SESSION foreign_key_checks = 0, unique_checks = 0;

INSERT INTO account (role, email, password_hash, state, email_confirmed_at,
                     last_name, first_name, created_at, activated_at)
SELECT 'pupil', CONCAT('masse', seq, '@essai.example'), 'x', 'active', UTC_TIMESTAMP(),
       CONCAT('Nom', seq), 'Camille', UTC_TIMESTAMP(), UTC_TIMESTAMP()
  FROM seq_1_to_18000;

INSERT INTO pupil (account_id, school_id, class, born_on, guardian_name, guardian_email)
SELECT id, (SELECT MIN(id) FROM school) + id % (SELECT COUNT(*) FROM school), CONCAT('3e ', CHAR(65 + id % 5)),
       '2012-05-05', 'Parent', 'parent@essai.example'
  FROM account WHERE email LIKE 'masse%';

SET @first = (SELECT MIN(id) + 500 FROM offer), @offers = (SELECT COUNT(*) - 600 FROM offer);
UPDATE offer SET contact_email = CONCAT('contact', employer_id, '@essai.example') WHERE id >= @first;

-- The generator takes seats without any application.
UPDATE capacity SET taken = 0 WHERE offer_id NOT IN (SELECT a.offer_id FROM application a WHERE a.is_confirmed = 1);

INSERT IGNORE INTO application (offer_id, monday, pupil_id, motivation, has_priority, sent_at, updated_at,
                                employer_opinion, decided_at, confirm_until)
SELECT w.offer_id, w.monday, p.account_id, REPEAT('Je suis très motivé. ', 20), s.priority <> 'none',
       UTC_TIMESTAMP() - INTERVAL p.account_id % 14 DAY, UTC_TIMESTAMP(),
       ELT(1 + n.seq % 4, 'accepted', 'refused', 'pending', 'pending'),
       IF(n.seq % 4 < 2, UTC_TIMESTAMP() - INTERVAL p.account_id % 6 DAY, NULL),
       IF(n.seq % 4 = 0, CURDATE() + INTERVAL 5 DAY, NULL)
  FROM pupil p JOIN account c ON c.id = p.account_id AND c.email LIKE 'masse%' JOIN school s ON s.id = p.school_id
       JOIN seq_1_to_8 n JOIN offer_week w ON w.offer_id = @first + (p.account_id * 7919 + n.seq * 104729) % @offers
       JOIN offer o ON o.id = w.offer_id AND o.state = 'active'
       JOIN capacity q ON q.id = w.capacity_id AND q.taken < q.seats
 WHERE w.monday = (SELECT MIN(v.monday) FROM offer_week v WHERE v.offer_id = w.offer_id AND NOT v.is_removed);

INSERT INTO event (happened_at, application_id, actor, name, state_before, state_after)
SELECT a.sent_at - INTERVAL 1 YEAR, a.id, 'pupil', 'pending', '', 'pending'
  FROM application a LEFT JOIN event v ON v.application_id = a.id WHERE v.id IS NULL;
INSERT INTO event (happened_at, application_id, actor, name, state_before, state_after)
SELECT a.sent_at - INTERVAL 1 YEAR, a.id, 'employer', a.employer_opinion, 'pending', a.employer_opinion
  FROM application a JOIN account c ON c.id = a.pupil_id AND c.email LIKE 'masse%'
 WHERE a.employer_opinion <> 'pending';
ANALYZE NO_WRITE_TO_BINLOG TABLE account, application, capacity, event, offer, offer_week, pupil;
