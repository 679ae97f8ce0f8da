// How does my weight go with what I eat, week by week?
// es: ¿Cómo va mi peso con lo que como, semana a semana?
// $first day = today-83: the first day of the first week
// $last day = today: the last day
UNWIND range(0, size($day_ids) - 1) AS place
WITH place / 7 AS week, $day_ids[place] AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
CALL (d) {
  MATCH (d)<-[:ON_DAY]-(o:Observation)-[:OF_METRIC]->(k:Metric {id: 'body_weight'})
  RETURN avg(o.value) AS weight_kg
}
CALL (d) {
  MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(y)
  WITH p, y, [(y)-[c:COOKED_FROM]->(i:Food) | [coalesce(c.grams, 0.0), coalesce(i.energy_kcal_100g, 0.0)]] AS parts
  WITH p, y, reduce(g = 0.0, one IN parts | g + one[0]) AS raw_g,
    reduce(k = 0.0, one IN parts | k + one[0] * one[1] / 100) AS pot
  WITH CASE WHEN y:Food THEN p.grams * y.energy_kcal_100g / 100
    WHEN p.portions IS NOT NULL AND y.portions > 0 THEN pot * p.portions / y.portions
    WHEN coalesce(y.yield_g, raw_g) > 0 THEN pot * p.grams / coalesce(y.yield_g, raw_g) END AS kcal
  RETURN CASE WHEN count(kcal) > 0 THEN sum(kcal) END AS kcal
}
WITH week, min(d.date) AS since, avg(weight_kg) AS weight_kg, count(weight_kg) AS weighed_days,
  avg(kcal) AS energy_kcal, count(kcal) AS eaten_days
WHERE weighed_days > 0 OR eaten_days > 0
RETURN since, weight_kg, weighed_days, energy_kcal, eaten_days
ORDER BY since
