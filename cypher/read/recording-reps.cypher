// The sets that a recording of one's own measured, each with its valid repetitions.
MATCH (u:User {id: $user_id})
MATCH (k:EncoderRecording {id: $id})-[:ON_DAY]->(d:Day)<-[:LIVED]-(owner:User)
WHERE owner.id = u.id
MATCH (k)-[:MEASURED]->(r:Rep)<-[:HAS_REP]-(x:Set)-[:ON_DAY]->(:Day)
WHERE r.valid
RETURN x.id AS set_id, count(r) AS reps
