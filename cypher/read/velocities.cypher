// Every set of one exercise that an encoder measured validly, with its load, its reserve and each repetition's velocity.
MATCH (u:User {id: $user_id})-[:PRACTISES]->(p:Practice {id: $user_id + '|' + $exercise_id})
MATCH (p)<-[:IN_PRACTICE]-(x:Set)-[:ON_DAY]->(d:Day)
WHERE d.date >= $first AND d.date <= $last AND x.weight_kg > 0
MATCH (x)-[:HAS_REP]->(r:Rep)<-[:MEASURED]-(k:EncoderRecording)
WHERE r.valid AND r.mean_velocity_mps IS NOT NULL AND EXISTS { (k)-[:ON_DAY]->(:Day) }
WITH d.date AS date, x, collect([r.number, r.mean_velocity_mps]) AS reps
RETURN date, x.id AS set_id, x.weight_kg AS weight_kg, x.reps AS told_reps, x.rir AS rir, x.type AS type, reps
ORDER BY date
