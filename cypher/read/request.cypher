// What one's own request with this key was answered.
MATCH (u:User {id: $user_id})-[:REQUESTED]->(q:Request {id: $id})
RETURN q.digest AS digest, q.answer AS answer
