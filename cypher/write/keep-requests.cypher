// Requests with an Idempotency-Key and their answers, each kept once; gives back those of the body that was kept.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
MERGE (q:Request {id: row.id})
ON CREATE SET q.digest = row.digest, q.answer = row.answer, q.at = row.at
MERGE (u)-[:REQUESTED]->(q)
WITH row, q WHERE q.digest = row.digest
RETURN collect({work: row.work, id: q.id}) AS answers
