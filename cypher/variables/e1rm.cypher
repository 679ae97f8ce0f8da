// The best estimated single of an exercise: load × (1 + repetitions to failure / 30), Epley.
// en: Estimated 1RM of {key}
// es: 1RM estimada de {key}
// unit: kg
// of: sets
// by: exercise
// Epley, Poundage Chart, 1985. What was left in reserve counts as done; beyond 12 the formula strays.
// missing: no working set of it with a load and up to 12 repetitions to failure is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
WHERE x.type <> 'warmup' AND x.reps > 0 AND x.weight_kg > 0
WITH d.date AS date, e.id AS key, x.weight_kg AS load_kg, x.reps + coalesce(x.rir, 0) AS reps
WHERE reps <= 12
RETURN date, key, max(CASE WHEN reps <= 1 THEN load_kg ELSE load_kg * (1 + reps / 30.0) END) AS value
