// Am I moving the same weight faster than before?
// es: ¿Muevo el mismo peso más rápido que antes?
// $exercise text: the id of an exercise, such as bench-press-barbell
MATCH (u:User {id: $user_id})-[:PRACTISES]->(p:Practice)-[:OF_EXERCISE]->(e:Exercise)
WHERE e.id = $exercise
MATCH (p)<-[:IN_PRACTICE]-(x:Set)-[:ON_DAY]->(d:Day)
MATCH (x)-[:HAS_REP]->(r:Rep)<-[:MEASURED]-(k:EncoderRecording)
WHERE r.valid AND r.mean_velocity_mps IS NOT NULL AND EXISTS { (k)-[:ON_DAY]->(:Day) }
WITH d.date AS date, x.weight_kg AS weight_kg, max(r.mean_velocity_mps) AS fastest_mps, count(r) AS reps,
  collect(DISTINCT x) AS sets
UNWIND sets AS x
WITH date, weight_kg, fastest_mps, reps, [(x)<-[:RECORDED]-(m:Message) | m.id] AS told
RETURN weight_kg, date, fastest_mps, reps, collect(told) AS messages
ORDER BY weight_kg, date
