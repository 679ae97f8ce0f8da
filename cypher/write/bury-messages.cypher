// Messages whose turn failed too often leave the inbox, and stay with their sender until somebody retries them.
UNWIND $rows AS row
MATCH (m:Message {id: row.id})<-[i:INBOX]-(u:User)
WHERE u.id = row.user_id AND u.worker = row.worker
DELETE i
CREATE (u)-[:BURIED]->(m)
SET m += row.properties, u.lease_until = row.lease_until
RETURN collect({work: row.work, id: m.id}) AS answers
