// Which records have I broken this month?
// es: ¿Qué récords he batido este mes?
// $first day = today-27: the first day of the span
// $last day = today: the last one
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Set)-[:IN_PRACTICE]->(p:Practice)
WITH DISTINCT p
MATCH (p)-[:OF_EXERCISE]->(e:Exercise)
MATCH (p)<-[:IN_PRACTICE]-(x:Set)-[:ON_DAY]->(o:Day)
WHERE x.type <> 'warmup' AND x.weight_kg > 0 AND x.reps > 0 AND x.reps + coalesce(x.rir, 0) <= 12 AND o.date <= $last
WITH e, x, o, CASE WHEN x.reps + coalesce(x.rir, 0) <= 1 THEN x.weight_kg ELSE x.weight_kg * (1 + (x.reps + coalesce(x.rir, 0)) / 30.0) END AS e1rm_kg
ORDER BY e1rm_kg DESC, o.date
WITH e, max(CASE WHEN o.date < $first THEN e1rm_kg END) AS before_kg,
  collect(CASE WHEN o.date >= $first THEN {date: o.date, set: x, kg: e1rm_kg} END)[0] AS best
WHERE best IS NOT NULL AND before_kg IS NOT NULL AND best.kg > before_kg
WITH e, before_kg, best.date AS date, best.kg AS e1rm_kg, best.set AS x
RETURN date, e.id AS exercise, e.name_en AS name_en, e.name_es AS name_es, x.weight_kg AS weight_kg, x.reps AS reps, x.rir AS rir, e1rm_kg, before_kg,
  [(m:Message)-[:RECORDED]->(x) | m.id] AS messages
ORDER BY e1rm_kg / before_kg DESC, exercise
