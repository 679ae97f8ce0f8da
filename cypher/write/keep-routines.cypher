// Routines of a person as they stand now; their planned sets are written anew.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (r:Routine {id: row.id})
ON CREATE SET r.made_at = row.at
SET r.name = row.name, r.note = row.note, r.changed_at = row.at
MERGE (u)-[:OWNS]->(r)
WITH r, row
UNWIND row.sets AS planned
MATCH (e:Exercise {id: planned.exercise_id})
CREATE (s:PlannedSet {id: planned.id})
SET s += planned.properties
CREATE (r)-[:PLANS {order: planned.order}]->(s)
CREATE (s)-[:OF_EXERCISE]->(e)
