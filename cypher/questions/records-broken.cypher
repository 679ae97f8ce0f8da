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
  MATCH (p)<-[:IN_PRACTICE]-(y:Set)
  WHERE y.type <> 'warmup' AND y.weight_kg > 0 AND y.reps > 0 AND y.reps + coalesce(y.rir, 0) <= 12
    AND y.day_id < $user_id + '|' + $first AND EXISTS { (y)-[:ON_DAY]->(:Day) }
  RETURN max(CASE WHEN y.reps + coalesce(y.rir, 0) <= 1 THEN y.weight_kg
    ELSE y.weight_kg * (1 + (y.reps + coalesce(y.rir, 0)) / 30.0) END) AS before_kg
}
WITH e, best, before_kg
WHERE best.kg > before_kg
WITH e, before_kg, best.date AS date, best.kg AS e1rm_kg, best.set AS x
RETURN date, e.id AS exercise, e.name_en AS name_en, e.name_es AS name_es, x.weight_kg AS weight_kg, x.reps AS reps,
  x.rir AS rir, e1rm_kg, before_kg, [(m:Message)-[:RECORDED]->(x) | m.id] AS messages
ORDER BY e1rm_kg / before_kg DESC, exercise
