// What the pantry tells of a food is told of another, or goes back; see move-portions.
UNWIND $rows AS row
MATCH (a:Food {id: row.from})
MATCH (b:Food {id: row.to})
MATCH (a)<-[c:OF_FOOD]-(s:Stock)
WHERE row.only = '' OR c.was = row.only
DELETE c
CREATE (s)-[n:OF_FOOD]->(b)
SET n.was = CASE WHEN row.only = '' THEN row.from ELSE null END
