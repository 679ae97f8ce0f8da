// Questions that were answered, or overtaken by another.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})-[asked:IS_ASKED]->(q:Question {id: row.id})
DELETE asked
SET q.state = row.state
