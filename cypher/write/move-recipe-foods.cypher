// A food that recipes call for becomes another, or goes back, with grams and place; see move-portions.
UNWIND $rows AS row
MATCH (a:Food {id: row.from})
MATCH (b:Food {id: row.to})
MATCH (a)<-[c:CALLS_FOR]-(r:Recipe)
WHERE row.only = '' OR c.was = row.only
CREATE (r)-[n:CALLS_FOR]->(b)
SET n.grams = c.grams, n.grams_source = c.grams_source, n.place = c.place,
  n.was = CASE WHEN row.only = '' THEN row.from ELSE null END
DELETE c
