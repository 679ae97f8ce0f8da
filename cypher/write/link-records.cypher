// Ties a message to what it recorded.
UNWIND $rows AS row
MATCH (m:Message {id: row.message_id})
MATCH (r:Record {id: row.record_id})
MERGE (m)-[:RECORDED]->(r)
