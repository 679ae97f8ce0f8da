// Ties messages to the content they carry and their senders to what they keep; not to content that is being deleted.
UNWIND $rows AS row
MATCH (m:Message {id: row.message_id})
WHERE m.media_state = 'waiting'
MATCH (u:User {id: row.user_id})
MERGE (f:Media {id: row.id})
ON CREATE SET f += row.properties, f.state = 'kept'
SET f.touched_at = row.now
WITH row, m, u, f
WHERE f.state = 'kept'
MERGE (m)-[:CARRIES]->(f)
MERGE (u)-[k:KEEPS]->(f)
SET k += row.keeping, m.media_state = 'kept', m.media_not_before_ms = null
RETURN collect({work: row.work, id: m.id}) AS answers
