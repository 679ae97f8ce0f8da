// Volume: repetitions × load of all sets with a load, warm-ups too.
// en: Training volume
// es: Volumen de entrenamiento
// unit: kg
// of: sets
// missing: no set with repetitions and a load is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)
WHERE x.reps > 0 AND x.weight_kg > 0
RETURN d.date AS date, sum(x.reps * x.weight_kg) AS value
