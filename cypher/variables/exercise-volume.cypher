// Volume of an exercise: repetitions × load of its sets, warm-ups too.
// en: Volume of {key}
// es: Volumen de {key}
// unit: kg
// of: sets
// by: exercise
// missing: no set of it with repetitions and a load is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
WHERE x.reps > 0 AND x.weight_kg > 0
RETURN d.date AS date, e.id AS key, sum(x.reps * x.weight_kg) AS value
