// How did today's session go beside the time before?
// es: ¿Cómo me ha ido hoy comparado con la última vez?
// $day day = today: the day of the session
MATCH (d:Day {id: $day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:IN_PRACTICE]->(p:Practice)
WHERE x.type <> 'warmup'
WITH p, count(x) AS sets, sum(CASE WHEN x.weight_kg > 0 THEN coalesce(x.reps, 0) * x.weight_kg ELSE 0.0 END) AS volume_kg, max(x.weight_kg) AS top_kg,
  collect([(m:Message)-[:RECORDED]->(x) | m.id]) AS messages
MATCH (p)-[:OF_EXERCISE]->(e:Exercise)
CALL (p) {
  OPTIONAL MATCH (p)<-[:IN_PRACTICE]-(y:Set)-[:ON_DAY]->(o:Day)
  WHERE o.date < $day AND y.type <> 'warmup'
  WITH o.date AS before_on, count(y) AS before_sets, sum(CASE WHEN y.weight_kg > 0 THEN coalesce(y.reps, 0) * y.weight_kg ELSE 0.0 END) AS before_volume_kg, max(y.weight_kg) AS before_top_kg
  ORDER BY before_on DESC
  LIMIT 1
  RETURN before_on, before_sets, before_volume_kg, before_top_kg
}
RETURN e.id AS exercise, e.name_en AS name_en, e.name_es AS name_es, sets, volume_kg, top_kg, before_on, CASE WHEN before_on IS NOT NULL THEN before_sets END AS before_sets,
  CASE WHEN before_on IS NOT NULL THEN before_volume_kg END AS before_volume_kg, before_top_kg, messages
ORDER BY volume_kg DESC, exercise
