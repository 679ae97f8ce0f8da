// What had I trained before the days I was sore?
// es: ¿Qué había entrenado antes de los días con agujetas?
// $first day = today-56: the first day that is looked at
// $last day = today: the last one
UNWIND range(2, size($day_ids) - 1) AS place
WITH place, $day_ids[place] AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(c:CheckIn)-[r:RATES]->(:Metric {id: 'soreness'})
UNWIND [$day_ids[place - 2], $day_ids[place - 1]] AS before_id
MATCH (b:Day {id: before_id})<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)-[t:TARGETS_PRIMARY]->(k:Muscle)
WHERE x.type <> 'warmup'
WITH d, c, r, k, t.activation AS activation, b.date AS date,
  [(x)<-[:RECORDED]-(m:Message) | m.id] + [(c)<-[:RECORDED]-(m:Message) | m.id] AS told
RETURN d.date AS date, r.score AS soreness, c.scale_high AS scale_high, k.id AS muscle, k.name_en AS name_en,
  k.name_es AS name_es, max(date) AS trained_on,
  sum(activation) AS sets, collect(told) AS messages
ORDER BY soreness DESC, date, sets DESC, muscle
