// Which message took back which, and which records that took out and put back.
UNWIND $rows AS row
MATCH (m:Message {id: row.message_id})
MATCH (t:Message {id: row.target_id})
MERGE (m)-[u:UNDID]->(t)
SET u.hidden = row.hidden, u.shown = row.shown, u.taken_back = false
