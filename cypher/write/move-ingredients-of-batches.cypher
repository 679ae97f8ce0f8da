// A food in pots becomes another, or goes back, with grams and place; see move-portions.
UNWIND $rows AS row
MATCH (a:Food {id: row.from})
MATCH (b:Food {id: row.to})
MATCH (a)<-[c:COOKED_FROM]-(p:CookingBatch)
WHERE row.only = '' OR c.was = row.only
CREATE (p)-[n:COOKED_FROM]->(b)
SET n.grams = c.grams, n.grams_source = c.grams_source, n.place = c.place,
  n.was = CASE WHEN row.only = '' THEN row.from ELSE null END
DELETE c
WITH p
MATCH (p)<-[:PORTION_OF]-(:Portion)-[:ON_DAY]->(d:Day)<-[:LIVED]-(u:User)
SET d.stale_of = u.id, u.writes = coalesce(u.writes, 0) + 1
