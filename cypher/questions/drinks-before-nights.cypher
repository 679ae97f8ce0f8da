// What had I drunk before my worst nights?
// es: ¿Qué había bebido antes de mis peores noches?
// $first day = today-56: the first day that is looked at
// $last day = today: the last one
UNWIND range(1, size($day_ids) - 1) AS place
WITH $day_ids[place] AS day_id, $day_ids[place - 1] AS before_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(n:Sleep)
WHERE n.kind = 'night'
CALL (before_id) {
  MATCH (b:Day {id: before_id})<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(f:Food)
  WHERE f.group = 'drink'
  RETURN collect({drink_en: f.name_en, drink_es: f.name_es, grams: p.grams, at: p.at,
    messages: [(p)<-[:RECORDED]-(m:Message) | m.id]}) AS drinks
}
CALL (before_id) {
  MATCH (b:Day {id: before_id})<-[:ON_DAY]-(o:Observation)-[:OF_METRIC]->(k:Metric {id: 'water'})
  RETURN sum(o.value) AS water, count(o) AS told_water
}
RETURN d.date AS date, n.duration_min AS sleep_min, n.awakenings AS awakenings,
  [one IN drinks | one.drink_en] AS drinks_en, [one IN drinks | one.drink_es] AS drinks_es,
  reduce(g = 0.0, one IN drinks | g + one.grams) AS drinks_g,
    reduce(t = '', one IN drinks | CASE WHEN coalesce(one.at, '') > t THEN one.at ELSE t END) AS last_drink_at,
  CASE WHEN told_water > 0 THEN water END AS water_told,
    [one IN drinks | one.messages] + [(n)<-[:RECORDED]-(m:Message) | m.id] AS messages
ORDER BY sleep_min, date
