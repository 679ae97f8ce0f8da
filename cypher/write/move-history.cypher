// Sets of exercises become sets of others, with each person's practice; WAS_OF keeps what they were. Only those of some people where they are named.
UNWIND $rows AS row
MATCH (g:Exercise {id: row.gone})<-[:OF_EXERCISE]-(p:Practice)<-[:PRACTISES]-(u:User)
WHERE row.everybody OR u.id = row.user_id
MATCH (k:Exercise {id: row.kept})
MERGE (q:Practice {id: u.id + '|' + row.kept})
ON CREATE SET q.last_on = p.last_on
SET q.last_on = CASE WHEN q.last_on < p.last_on THEN p.last_on ELSE q.last_on END
MERGE (u)-[:PRACTISES]->(q)
MERGE (q)-[:OF_EXERCISE]->(k)
WITH p, q, g, k, u
MATCH (p)<-[i:IN_PRACTICE]-(x:Set)-[o:OF_EXERCISE]->(g)
DELETE i, o
CREATE (x)-[:IN_PRACTICE]->(q)
CREATE (x)-[:OF_EXERCISE]->(k)
CREATE (x)-[:WAS_OF]->(g)
WITH x, u
SET u.writes = coalesce(u.writes, 0) + 1
WITH DISTINCT x, u
MATCH (x)-[:ON_DAY]->(d:Day)
SET d.stale_of = u.id
