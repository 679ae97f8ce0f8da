// How do I feel on waking after short nights?
// es: ¿Cómo me levanto después de dormir poco?
// $first day = today-56: the first day that is looked at
// $last day = today: the last one
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(n:Sleep)
WHERE n.kind = 'night'
MATCH (d)<-[:ON_DAY]-(c:CheckIn)-[r:RATES]->(k:Metric)
RETURN d.date AS date, n.duration_min AS sleep_min, n.awakenings AS awakenings, c.moment AS moment,
  k.label_en AS feeling_en, k.label_es AS feeling_es, r.score AS score,
  c.scale_low AS scale_low, c.scale_high AS scale_high,
    [(n)<-[:RECORDED]-(m:Message) | m.id] + [(c)<-[:RECORDED]-(m:Message) | m.id] AS messages
ORDER BY sleep_min, date, feeling_en
