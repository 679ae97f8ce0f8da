// Keeps messages of known senders, once by their id, each in its sender's inbox; takes senders that no other worker holds.
UNWIND $rows AS row
MATCH (:Identity {id: row.identity})-[:IDENTIFIES]->(u:User)
MERGE (m:Message {id: row.id})
ON CREATE SET m += row.properties, m.user_id = u.id
ON MATCH SET m.redelivered = coalesce(m.redelivered, 0) + 1
WITH row, u, m, m.arrived = row.arrived AS fresh, coalesce(u.worker, '') <> row.worker AS other
FOREACH (one IN CASE WHEN fresh AND row.waits THEN [m] ELSE [] END | MERGE (u)-[:INBOX]->(one))
FOREACH (one IN CASE WHEN fresh AND row.waits AND (u.worker IS NULL OR u.worker = row.worker OR u.lease_until < row.now OR u.lease_until > row.too_late) THEN [u] ELSE [] END |
  SET one.worker = row.worker, one.lease_until = row.lease_until)
WITH row, u, m, fresh, other, COUNT { (u)-[:INBOX]->() } AS in_line
RETURN collect({work: row.work, id: row.id, arrived: row.arrived, identity: row.identity, fresh: fresh, waits: m.state = 'waiting', user_id: u.id, worker: u.worker, taken: other AND u.worker = row.worker, in_line: in_line,
  same: m.user_id = u.id AND coalesce(m.text, '') = coalesce(row.text, '')}) AS answers
