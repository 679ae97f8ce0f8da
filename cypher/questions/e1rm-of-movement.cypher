// How has my one-rep max moved in every kind of bench press?
// es: ¿Cómo ha ido mi 1RM en todas las variantes de press de banca?
// $movement text: the id of a movement, such as bench-press
MATCH (u:User {id: $user_id})-[:PRACTISES]->(p:Practice)-[:OF_EXERCISE]->(e:Exercise)
WHERE e.movement = $movement
MATCH (p)<-[:IN_PRACTICE]-(x:Set)-[:ON_DAY]->(d:Day)
WHERE x.type <> 'warmup' AND x.weight_kg > 0 AND x.reps > 0 AND x.reps + coalesce(x.rir, 0) <= 12
WITH e, substring(d.date, 0, 7) AS month, d, x, x.weight_kg * (1 + (x.reps + coalesce(x.rir, 0)) / 30.0) AS e1rm_kg
WITH e, month, d, max(CASE WHEN x.reps + coalesce(x.rir, 0) <= 1 THEN x.weight_kg ELSE e1rm_kg END) AS e1rm_kg,
  count(x) AS sets
RETURN month, e.id AS exercise, e.name_en AS name_en, e.name_es AS name_es, count(d) AS days, sum(sets) AS sets,
  max(e1rm_kg) AS best_kg, avg(e1rm_kg) AS usual_kg
ORDER BY month, exercise
