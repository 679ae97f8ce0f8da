// How do I sleep after eating late?
// es: ¿Cómo duermo cuando ceno tarde?
// $first day = today-56: the first day that is looked at
// $last day = today: the last one
UNWIND range(1, size($day_ids) - 1) AS place
WITH $day_ids[place] AS day_id, $day_ids[place - 1] AS evening_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(n:Sleep)
WHERE n.kind = 'night' AND n.started_at IS NOT NULL
MATCH (v:Day {id: evening_id})<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(y)
WHERE p.at < n.started_at
WITH d, n, p, y
ORDER BY p.at DESC, p.place
WITH d, n, collect(p)[0] AS p, collect(DISTINCT coalesce(y.name_en, y.name))[0..3] AS foods_en,
  collect(DISTINCT coalesce(y.name_es, y.name))[0..3] AS foods_es
RETURN d.date AS date, p.at AS last_ate_at, n.started_at AS asleep_at, n.duration_min AS sleep_min,
  n.awakenings AS awakenings, foods_en, foods_es,
  [(n)<-[:RECORDED]-(m:Message) | m.id] + [(p)<-[:RECORDED]-(m:Message) | m.id] AS messages
ORDER BY date
