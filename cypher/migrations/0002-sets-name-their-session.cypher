// Sets carry the ids of their session and exercise, which a conversation reads at every message.
MATCH (s:Session)-[:HAS_SET]->(x:Set)-[:OF_EXERCISE]->(e:Exercise)
SET x.session_id = s.id, x.exercise_id = e.id
