// Which records have I broken this month?
// es: ¿Qué récords he batido este mes?
// $first day = today-27: the first day of the span
// $last day = today: the last one
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)
WHERE x.type <> 'warmup' AND x.weight_kg > 0 AND x.reps > 0 AND x.reps + coalesce(x.rir, 0) <= 12
WITH d, x, x.exercise_id AS exercise, CASE WHEN x.reps + coalesce(x.rir, 0) <= 1 THEN x.weight_kg
  ELSE x.weight_kg * (1 + (x.reps + coalesce(x.rir, 0)) / 30.0) END AS e1rm_kg
ORDER BY e1rm_kg DESC, d.date
WITH exercise, collect({date: d.date, set: x, kg: e1rm_kg})[0] AS best
MATCH (p:Practice {id: $user_id + '|' + exercise})-[:OF_EXERCISE]->(e:Exercise)
CALL (p) {
  // Ten years of an exercise are few different sets: they are reckoned once each.
  MATCH (p)<-[:IN_PRACTICE]-(y:Set)-[:ON_DAY]->(earlier)
  WHERE earlier.id < $user_id + '|' + $first
  WITH DISTINCT y.type AS type, y.weight_kg AS kg, y.reps AS reps, coalesce(y.rir, 0) AS rir
  WHERE type <> 'warmup' AND kg > 0 AND reps > 0 AND reps + rir <= 12
  RETURN max(CASE WHEN reps + rir <= 1 THEN kg ELSE kg * (1 + (reps + rir) / 30.0) END) AS before_kg
}
WITH e, best, before_kg
WHERE best.kg > before_kg
WITH e, before_kg, best.date AS date, best.kg AS e1rm_kg, best.set AS x
RETURN date, e.id AS exercise, e.name_en AS name_en, e.name_es AS name_es, x.weight_kg AS weight_kg, x.reps AS reps,
  x.rir AS rir, e1rm_kg, before_kg, [(x)<-[:RECORDED]-(m:Message) | m.id] AS messages
ORDER BY e1rm_kg / before_kg DESC, exercise
