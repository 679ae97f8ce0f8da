// Questions that wait for an answer, with what is recorded once they are answered.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MATCH (m:Message {id: row.message_id})
MERGE (q:Question {id: row.id})
ON CREATE SET q += row.properties
MERGE (u)-[:IS_ASKED]->(q)
MERGE (q)-[:ASKED_IN]->(m)
