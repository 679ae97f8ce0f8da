// The heaviest set and the best estimated single of an exercise on each day that has sets of it with a load (Epley; what
// was left in reserve counts as done).
MATCH (u:User {id: $user_id})
MATCH (p:Practice {id: $practice_id})<-[:IN_PRACTICE]-(x:Set)-[:ON_DAY]->(d:Day)
WHERE EXISTS { (u)-[:PRACTISES]->(p) } AND x.type <> 'warmup' AND x.reps > 0
WITH d.date AS date, coalesce(x.weight_kg, 0.0) AS kg, x.reps AS reps, x.reps + coalesce(x.rir, 0) AS could
WITH date, kg, reps, CASE WHEN could <= 1 THEN kg WHEN could <= 12 THEN kg * (1 + could / 30.0) ELSE 0.0 END AS e1rm_kg
ORDER BY kg DESC, reps DESC
WITH date, collect([kg, reps])[0] AS top, max(e1rm_kg) AS e1rm_kg
RETURN date, top[0] AS weight_kg, top[1] AS reps, e1rm_kg
ORDER BY date
