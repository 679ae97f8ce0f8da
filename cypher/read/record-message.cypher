// The message that recorded one of one's own records.
MATCH (u:User {id: $user_id})
MATCH (m:Message)-[:RECORDED]->(r:Record {id: $record_id})
WHERE m.user_id = u.id
RETURN m.id AS id
