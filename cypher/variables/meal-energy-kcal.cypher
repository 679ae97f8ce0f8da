// Energy of one meal of the day, such as breakfast or dinner.
// en: Energy of {key}
// es: Energía de {key}
// unit: kcal
// of: meals
// by: meal
// missing: nothing of that meal is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(x)
MATCH (m:Meal)-[:CONTAINS]->(p)
WITH d, m, p, x, [(x)-[c:COOKED_FROM]->(i:Food) | [coalesce(c.grams, 0.0), coalesce(i.energy_kcal_100g, 0.0)]] AS parts
WITH d, m, p, x, reduce(g = 0.0, one IN parts | g + one[0]) AS raw_g,
  reduce(sum = 0.0, one IN parts | sum + one[0] * one[1] / 100) AS pot
WITH d.date AS date, m.category AS key, CASE
  WHEN x:Food THEN p.grams * x.energy_kcal_100g / 100
  WHEN p.portions IS NOT NULL AND x.portions > 0 THEN pot * p.portions / x.portions
  WHEN coalesce(x.yield_g, raw_g) > 0 THEN pot * p.grams / coalesce(x.yield_g, raw_g) END AS eaten
WHERE eaten IS NOT NULL
RETURN date, key, sum(eaten) AS value
