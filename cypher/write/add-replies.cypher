// What is answered to messages, once each; those that a channel has yet to carry wait in the outbox.
UNWIND $rows AS row
MATCH (m:Message {id: row.message_id})
MATCH (u:User {id: row.user_id})
MERGE (r:Reply {id: row.id})
ON CREATE SET r += row.properties
MERGE (r)-[:ANSWERS]->(m)
FOREACH (one IN CASE WHEN row.sends THEN [r] ELSE [] END | MERGE (u)-[:OUTBOX]->(one))
