// Keeps messages of known senders, once by their id, each in its sender's inbox; takes senders that no other worker holds.
UNWIND $rows AS row
MATCH (:Identity {id: row.identity})-[:IDENTIFIES]->(u:User)
MERGE (m:Message {id: row.id})
ON CREATE SET m += row.properties, m.user_id = u.id
ON MATCH SET m.redelivered = coalesce(m.redelivered, 0) + 1
WITH row, u, m, m.arrived = row.arrived AS fresh
FOREACH (one IN CASE WHEN fresh AND row.waits THEN [m] ELSE [] END | MERGE (u)-[:INBOX]->(one))
FOREACH (one IN CASE WHEN fresh AND row.waits AND (u.worker IS NULL OR u.worker = row.worker OR u.lease_until < row.now) THEN [u] ELSE [] END |
  SET one.worker = row.worker, one.lease_until = row.lease_until)
RETURN row.work AS work, row.id AS id, row.arrived AS arrived, row.identity AS identity, fresh, m.state = 'waiting' AS waits, u.id AS user_id, u.worker AS worker,
  m.user_id = u.id AND coalesce(m.text, '') = coalesce(row.text, '') AS same
