// A question that still waits for this person's answer.
MATCH (u:User {id: $user_id})-[:IS_ASKED]->(q:Question {id: $question_id})
RETURN q.id AS id, q.kind AS kind, q.payload AS payload, q.asked_at AS asked_at
