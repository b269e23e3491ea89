-- The people of t/load/monday: @pupils pupils of the schools that are there, and an account for each
-- employer that t/load/generate made. All have the password of the demo.
SET SESSION foreign_key_checks = 0, unique_checks = 0;
SET @password = (SELECT password_hash FROM account WHERE email = 'eleve@demo.example');

INSERT INTO account (role, email, password_hash, state, email_confirmed_at,
                     last_name, first_name, created_at, activated_at)
SELECT 'pupil', CONCAT('lundi', seq, '@essai.example'), @password, 'active', UTC_TIMESTAMP(),
       CONCAT('Nom', seq), 'Camille', UTC_TIMESTAMP(), UTC_TIMESTAMP()
  FROM seq_1_to_1000000 WHERE seq <= @pupils;
SET @n = 0;
CREATE TEMPORARY TABLE place (n INT PRIMARY KEY, school_id INT);
INSERT INTO place SELECT ROW_NUMBER() OVER (ORDER BY id) - 1, id FROM school WHERE is_open;
SET @schools = (SELECT COUNT(*) FROM place);
INSERT INTO pupil (account_id, school_id, class, born_on, address, postcode, town, guardian_name, guardian_email)
SELECT a.id, p.school_id, CONCAT('3e ', CHAR(65 + a.id % 5)), '2012-05-05', '4 rue des Écoles', '44000', 'Nantes',
       'Parent', 'parent@essai.example'
  FROM account a JOIN place p ON p.n = a.id % @schools WHERE a.email LIKE 'lundi%';

CREATE TEMPORARY TABLE host (n INT AUTO_INCREMENT PRIMARY KEY, employer_id INT UNSIGNED NOT NULL UNIQUE);
INSERT INTO host (employer_id) SELECT DISTINCT employer_id FROM offer WHERE employer_id >= 1000000 ORDER BY employer_id;
INSERT INTO account (role, email, password_hash, state, email_confirmed_at,
                     last_name, first_name, created_at, activated_at)
SELECT 'employer', CONCAT('patron', n, '@essai.example'), @password, 'active', UTC_TIMESTAMP(),
       CONCAT('Patron', n), 'Zoé', UTC_TIMESTAMP(), UTC_TIMESTAMP()
  FROM host;
INSERT INTO employer_member (account_id, employer_id, is_administrator)
SELECT a.id, h.employer_id, TRUE FROM host h JOIN account a ON a.email = CONCAT('patron', h.n, '@essai.example');
UPDATE offer o JOIN employer_member m ON m.employer_id = o.employer_id JOIN account a ON a.id = m.account_id
   SET o.account_id = a.id, o.contact_email = a.email, o.contact_state = 'confirmed', o.contact_on_application = TRUE
 WHERE o.employer_id >= 1000000;
-- The generator takes seats without any application.
UPDATE capacity SET taken = 0 WHERE offer_id NOT IN (SELECT a.offer_id FROM application a WHERE a.is_confirmed = 1);
ANALYZE NO_WRITE_TO_BINLOG TABLE account, pupil, offer, capacity, employer_member;
