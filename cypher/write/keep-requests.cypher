// Requests with an Idempotency-Key and their answers, each kept once.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (q:Request {id: row.id})
ON CREATE SET q.digest = row.digest, q.answer = row.answer, q.at = row.at
MERGE (u)-[:REQUESTED]->(q)
