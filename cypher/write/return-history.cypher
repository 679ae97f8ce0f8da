// Sets that were of exercises before a merge are of them again, with each person's practice.
UNWIND $rows AS row
MATCH (g:Exercise {id: row.gone})<-[w:WAS_OF]-(x:Set)
MATCH (x)-[o:OF_EXERCISE]->(k:Exercise)
WHERE k.id = row.kept
MATCH (x)-[i:IN_PRACTICE]->(q:Practice)
MATCH (q)<-[:PRACTISES]-(u:User)
WITH g, w, x, o, i, u, u.id + '|' + row.gone AS practice
MATCH (p:Practice {id: practice})
DELETE w, o, i
CREATE (x)-[:IN_PRACTICE]->(p)
CREATE (x)-[:OF_EXERCISE]->(g)
WITH x, u
SET u.writes = coalesce(u.writes, 0) + 1
WITH DISTINCT x, u
MATCH (x)-[:ON_DAY]->(d:Day)
SET d.stale_of = u.id
