// The working sets of one exercise on some of one's days, and their volume: repetitions × load.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
WHERE e.id = $exercise_id AND x.type <> 'warmup'
RETURN d.date AS date, count(x) AS sets,
  sum(CASE WHEN x.reps > 0 AND x.weight_kg > 0 THEN x.reps * x.weight_kg ELSE 0.0 END) AS volume_kg
ORDER BY date
