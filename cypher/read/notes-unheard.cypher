// Voice notes that are kept and that nobody has heard yet, latest first, each with its content and its person.
MATCH (m:Message {media_state: 'kept'})
WHERE m.kind = 'audio' AND m.text IS NULL AND m.state = 'done' AND coalesce(m.hear_attempts, 0) < $attempts
MATCH (m)-[:CARRIES]->(f:Media)
MATCH (u:User {id: m.user_id})
RETURN m.id AS id, m.payload AS payload, coalesce(m.hear_attempts, 0) AS attempts, f.name AS name, u.id AS user_id,
  u.language AS language, u.timezone AS timezone
ORDER BY m.received_at DESC
LIMIT $limit
