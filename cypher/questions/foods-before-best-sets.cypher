// What had I eaten before my best sets of bench press?
// es: ¿Qué había comido antes de mis mejores series de press de banca?
// $exercise text: the id of an exercise, such as bench-press-barbell
// $first day = today-179: the first day that is looked at
// $last day = today: the last one
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)
WHERE x.exercise_id = $exercise AND x.type <> 'warmup' AND x.weight_kg > 0 AND x.reps > 0
  AND x.reps + coalesce(x.rir, 0) <= 12
WITH d, x, x.weight_kg * (1 + (x.reps + coalesce(x.rir, 0)) / 30.0) AS e1rm_kg
ORDER BY e1rm_kg DESC, d.date
WITH d, collect(x)[0] AS x, max(e1rm_kg) AS e1rm_kg
ORDER BY e1rm_kg DESC, d.date
LIMIT 10
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(y)
WHERE p.at < coalesce(x.at, x.told_at)
RETURN d.date AS date, x.reps AS reps, x.weight_kg AS weight_kg, e1rm_kg, coalesce(x.at, x.told_at) AS set_at,
  p.at AS ate_at,
  coalesce(y.name_en, y.name) AS food_en, coalesce(y.name_es, y.name) AS food_es, p.grams AS grams,
  [(p)<-[:RECORDED]-(m:Message) | m.id] + [(x)<-[:RECORDED]-(m:Message) | m.id] AS messages
ORDER BY e1rm_kg DESC, date, ate_at, food_en
