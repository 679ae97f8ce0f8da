// Portions of a food become portions of another, or go back: of those that were of a food before a merge where one is named; was keeps it.
UNWIND $rows AS row
MATCH (a:Food {id: row.from})
MATCH (b:Food {id: row.to})
MATCH (a)<-[c:PORTION_OF]-(p:Portion)
WHERE row.only = '' OR c.was = row.only
DELETE c
CREATE (p)-[n:PORTION_OF]->(b)
SET n.was = CASE WHEN row.only = '' THEN row.from ELSE null END
WITH p
MATCH (p)-[:ON_DAY]->(d:Day)<-[:LIVED]-(u:User)
SET d.stale_of = u.id, u.writes = coalesce(u.writes, 0) + 1
