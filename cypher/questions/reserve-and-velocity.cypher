// Do the reps I leave in reserve fit how fast the bar was?
// es: ¿Cuadra el RIR que digo con la velocidad de la barra?
// $exercise text: the id of an exercise, such as bench-press-barbell
MATCH (u:User {id: $user_id})-[:PRACTISES]->(p:Practice)-[:OF_EXERCISE]->(e:Exercise)
WHERE e.id = $exercise
MATCH (p)<-[:IN_PRACTICE]-(x:Set)-[:ON_DAY]->(d:Day)
WHERE x.rir IS NOT NULL
MATCH (x)-[:HAS_REP]->(r:Rep)<-[:MEASURED]-(k:EncoderRecording)
WHERE r.valid AND r.mean_velocity_mps IS NOT NULL AND EXISTS { (k)-[:ON_DAY]->(:Day) }
WITH d, x, r
ORDER BY r.number
WITH d, x, collect(r.mean_velocity_mps) AS speeds
RETURN d.date AS date, x.weight_kg AS weight_kg, x.reps AS reps, x.rir AS rir, speeds[0] AS first_mps,
  speeds[size(speeds) - 1] AS last_mps,
  CASE WHEN speeds[0] > 0 THEN 100.0 * (1 - speeds[size(speeds) - 1] / speeds[0]) END AS loss_percent,
    [(x)<-[:RECORDED]-(m:Message) | m.id] AS messages
ORDER BY rir, weight_kg, date
