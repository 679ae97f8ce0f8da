// Replies that wait to be sent, oldest first, with where each goes.
MATCH (u:User)-[:OUTBOX]->(r:Reply)-[:ANSWERS]->(m:Message)
RETURN r.id AS id, u.id AS user_id, r.payload AS payload, r.created_at AS created_at, m.identity AS identity, u.worker AS holder, u.lease_until AS lease_until
ORDER BY created_at, id
