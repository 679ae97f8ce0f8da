// Sets whose session was corrected, into its new version.
UNWIND $rows AS row
MATCH (old:Session {id: row.replaces})-[h:HAS_SET]->(x:Set)
MATCH (new:Session {id: row.id})
MERGE (new)-[:HAS_SET]->(x)
SET x.session_id = row.id
DELETE h
