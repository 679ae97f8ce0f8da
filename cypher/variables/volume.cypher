// Volume: repetitions × load of all sets with a load, warm-ups too.
// en: Training volume
// es: Volumen de entrenamiento
// unit: kg
// of: sets
// missing: no set with repetitions and a load is recorded.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first AND d.date <= $last
MATCH (d)<-[:ON_DAY]-(x:Set)
WHERE x.reps > 0 AND x.weight_kg > 0
RETURN d.date AS date, sum(x.reps * x.weight_kg) AS value
