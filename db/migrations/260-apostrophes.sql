-- The official files write "Artisanat d'art"; the site's apostrophe is the typographic one, which
-- imports write from now on. Names are found by either.
UPDATE domain SET name = REPLACE(name, '''', '’') WHERE name LIKE '%''%';
UPDATE naf SET label = REPLACE(label, '''', '’') WHERE label LIKE '%''%';
UPDATE commune SET name = REPLACE(name, '''', '’') WHERE name LIKE '%''%';
UPDATE commune_alias SET name = REPLACE(name, '''', '’') WHERE name LIKE '%''%';
UPDATE holiday SET label = REPLACE(label, '''', '’') WHERE label LIKE '%''%';
UPDATE school SET name = REPLACE(name, '''', '’'), address = REPLACE(address, '''', '’'),
                  town = REPLACE(town, '''', '’')
 WHERE name LIKE '%''%' OR address LIKE '%''%' OR town LIKE '%''%';
UPDATE offer SET town = REPLACE(town, '''', '’') WHERE town LIKE '%''%';
