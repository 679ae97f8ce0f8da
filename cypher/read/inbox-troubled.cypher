// Messages that wait or whose turn failed for good, latest first.
CALL {
  MATCH (u:User)-[:INBOX]->(m:Message)
  RETURN u, m
  UNION
  MATCH (u:User)-[:BURIED]->(m:Message)
  RETURN u, m
}
RETURN m.id AS id, u.name AS name, m.state AS state, m.kind AS kind, m.at AS at, m.received_at AS received_at, m.attempts AS attempts, m.error AS error
ORDER BY received_at DESC
