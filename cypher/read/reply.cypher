// What became of a message so far, and the latest answer to it.
MATCH (m:Message {id: $id})
OPTIONAL MATCH (r:Reply)-[:ANSWERS]->(m)
RETURN m.state AS state, r.payload AS payload
ORDER BY r.created_at DESC
LIMIT 1
