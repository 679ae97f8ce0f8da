// A file that was handed in without a message: what its owner keeps of it.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (f:Media {id: row.id})
ON CREATE SET f += row.properties, f.state = 'kept'
SET f.touched_at = row.now
WITH row, u, f
WHERE f.state = 'kept'
MERGE (u)-[k:KEEPS]->(f)
SET k += row.keeping
RETURN collect({work: row.work, id: f.id}) AS answers
