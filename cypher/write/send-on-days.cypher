// The local day on which a message was written.
UNWIND $rows AS row
MATCH (m:Message {id: row.message_id})
MATCH (d:Day {id: row.day_id})
MERGE (m)-[:SENT_ON]->(d)
