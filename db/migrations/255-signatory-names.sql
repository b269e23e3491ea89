-- A pupil's first and last name of 80 letters each, and what is typed to sign, which may write a
-- letter of it as two.
ALTER TABLE agreement_signatory MODIFY COLUMN name VARCHAR(200) NOT NULL;
ALTER TABLE agreement_signature MODIFY COLUMN typed_name VARCHAR(200) NOT NULL;
