// How much did I train each muscle this week?
// es: ¿Cuánto he entrenado cada músculo esta semana?
// $first day = today-6: the first day of the span
// $last day = today: the last one
MATCH (me:User {id: $user_id})
CALL (me) {
  MATCH (me)-[:ADJUSTS]->(a:Adjustment)
  RETURN collect({exercise: a.exercise, muscle: a.muscle, activation: a.activation}) AS own
}
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
MATCH (e)-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]->(k:Muscle)
WITH k,
  coalesce(head([one IN own WHERE one.exercise = e.id AND one.muscle = k.id | one.activation]), t.activation) AS activation, d.date AS date,
  CASE WHEN x.weight_kg > 0 THEN x.reps * x.weight_kg ELSE 0.0 END AS kg, x.type = 'warmup' AS warm,
  [(x)<-[:RECORDED]-(m:Message) | m.id] AS told
RETURN k.id AS muscle, k.name_en AS name_en, k.name_es AS name_es,
  sum(CASE WHEN warm THEN 0.0 ELSE activation END) AS sets,
  sum(coalesce(kg, 0.0) * activation) AS volume_kg, count(DISTINCT date) AS days, collect(told) AS messages
ORDER BY sets DESC, volume_kg DESC, muscle
