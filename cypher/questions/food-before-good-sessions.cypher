// What do I usually eat before good sessions?
// es: ¿Qué suelo comer antes de los buenos entrenos?
// $first day = today-89: the first day that is looked at
// $last day = today: the last one
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
WHERE x.type <> 'warmup' AND x.weight_kg > 0 AND x.reps > 0 AND x.reps + coalesce(x.rir, 0) <= 12
WITH d, e, max(x.weight_kg * (1 + (x.reps + coalesce(x.rir, 0)) / 30.0)) AS e1rm_kg,
  min(coalesce(x.at, x.told_at)) AS began_at
WITH e, collect({day: d, kg: e1rm_kg, began_at: began_at}) AS days, avg(e1rm_kg) AS usual_kg
WHERE size(days) > 1
UNWIND days AS one
WITH one.day AS d, avg(one.kg / usual_kg) AS form, min(one.began_at) AS began_at
WITH collect({day: d, good: form >= 1.0, began_at: began_at}) AS sessions
WITH sessions, size([one IN sessions WHERE one.good]) AS all_good,
  size([one IN sessions WHERE NOT one.good]) AS all_other
UNWIND sessions AS one
WITH one.day AS d, one.good AS good, one.began_at AS began_at, all_good, all_other
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(y)
WHERE p.at < began_at
WITH y, d, good, all_good, all_other, collect([(p)<-[:RECORDED]-(m:Message) | m.id]) AS told
RETURN coalesce(y.name_en, y.name) AS food_en, coalesce(y.name_es, y.name) AS food_es,
  sum(CASE WHEN good THEN 1 ELSE 0 END) AS good_sessions, all_good,
  sum(CASE WHEN good THEN 0 ELSE 1 END) AS other_sessions, all_other, collect(told) AS messages
ORDER BY good_sessions DESC, other_sessions, food_en
