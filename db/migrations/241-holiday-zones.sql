-- The school holidays of Corsica and overseas are their own: "reunion", not a letter.
ALTER TABLE holiday MODIFY zone VARCHAR(25) NOT NULL;
