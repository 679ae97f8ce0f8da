// Failed messages go back into the inbox and are tried anew.
UNWIND $rows AS row
MATCH (m:Message {id: row.id})<-[b:BURIED]-(u:User)
DELETE b
CREATE (u)-[:INBOX]->(m)
SET m.state = 'waiting', m.attempts = 0, m.not_before_ms = 0
RETURN collect({work: row.work, id: m.id}) AS answers
