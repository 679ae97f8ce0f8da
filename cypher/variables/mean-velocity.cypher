// Mean velocity of an exercise's repetitions that an encoder measured validly, warm-ups left out.
// en: Mean velocity of {key}
// es: Velocidad media de {key}
// unit: m/s
// of: sets
// by: exercise
// missing: no repetition of it was measured.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
WHERE x.type <> 'warmup'
MATCH (x)-[:HAS_REP]->(r:Rep)
WHERE r.valid AND r.mean_velocity_mps IS NOT NULL
  AND EXISTS { (r)<-[:MEASURED]-(:EncoderRecording)-[:ON_DAY]->(:Day) }
RETURN d.date AS date, e.id AS key, avg(r.mean_velocity_mps) AS value
