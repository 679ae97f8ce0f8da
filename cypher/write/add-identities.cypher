// Another name under which a person who is already known writes, unless it is somebody's.
UNWIND $rows AS row
MATCH (:Identity {id: row.known})-[:IDENTIFIES]->(u:User)
WHERE NOT EXISTS { (:Identity {id: row.id}) }
CREATE (i:Identity {id: row.id, channel: row.channel, external_id: row.external_id})
CREATE (i)-[:IDENTIFIES]->(u)
