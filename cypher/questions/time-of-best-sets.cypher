// At what time of the day are my best sets?
// es: ¿A qué hora hago mis mejores series?
// $exercise text: the id of an exercise, such as bench-press-barbell
// $first day = today-364: the first day that is looked at
// $last day = today: the last one
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)
WHERE x.exercise_id = $exercise AND x.type <> 'warmup' AND x.weight_kg > 0 AND x.reps > 0
  AND x.reps + coalesce(x.rir, 0) <= 12 AND x.at IS NOT NULL
WITH d, x, CASE WHEN x.reps + coalesce(x.rir,
  0) <= 1 THEN x.weight_kg ELSE x.weight_kg * (1 + (x.reps + coalesce(x.rir, 0)) / 30.0) END AS e1rm_kg
ORDER BY e1rm_kg DESC, x.at
WITH d, collect(x)[0] AS x, max(e1rm_kg) AS e1rm_kg
MATCH (s:Session)-[:HAS_SET]->(x)
RETURN x.at AS set_at, e1rm_kg, x.weight_kg AS weight_kg, x.reps AS reps, s.at AS session_began_at,
  [(x)<-[:RECORDED]-(m:Message) | m.id] AS messages
ORDER BY e1rm_kg DESC, set_at
