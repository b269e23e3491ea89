-- Words of a search are told apart in another way (src/rules: search_stop.h, search_stem.h): every offer is read
-- again. Everyday words whose key changed leave; stage3ectl content brings them back under their new one.

UPDATE search_word SET root = 'pompier' WHERE word IN ('pompier', 'pompiers', 'pompiere', 'pompieres');
UPDATE search_word SET root = 'manga' WHERE word IN ('manga', 'mangas');

DELETE FROM search_spelling WHERE synonym_id IN (
    SELECT id FROM search_synonym WHERE words IN (
        'aider les gens', 'aider les autres', 'baskets', 'bureau d’études', 'chef d’entreprise', 'e sport',
        'ingénieur du son', 'technicien son'));
DELETE FROM search_synonym WHERE words IN (
    'aider les gens', 'aider les autres', 'baskets', 'bureau d’études', 'chef d’entreprise', 'e sport',
    'ingénieur du son', 'technicien son');

INSERT INTO search_pending (offer_id) SELECT id FROM offer;
