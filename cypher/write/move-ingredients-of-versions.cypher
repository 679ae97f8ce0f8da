// A food in versions of pots becomes another, or goes back, with grams and place; see move-portions.
UNWIND $rows AS row
MATCH (a:Food {id: row.from})
MATCH (b:Food {id: row.to})
MATCH (a)<-[c:COOKED_FROM]-(p:BatchVersion)
WHERE row.only = '' OR c.was = row.only
CREATE (p)-[n:COOKED_FROM]->(b)
SET n.grams = c.grams, n.grams_source = c.grams_source, n.place = c.place,
  n.was = CASE WHEN row.only = '' THEN row.from ELSE null END
DELETE c
