// Carbohydrate, fibre included, of all that was eaten on a day, shares of what was cooked by what went into the pot.
// en: Carbohydrate
// es: Hidratos de carbono
// unit: g
// of: meals
// missing: nothing eaten is recorded, or the figure is known of none of it.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(x)
WITH d, p, x, [(x)-[c:COOKED_FROM]->(i:Food) | [coalesce(c.grams, 0.0), i.carbohydrate_g_100g]] AS parts
WITH d, p, x, reduce(g = 0.0, one IN parts | g + one[0]) AS raw_g,
  CASE WHEN any(one IN parts WHERE one[1] IS NOT NULL)
    THEN reduce(sum = 0.0, one IN parts | sum + one[0] * coalesce(one[1], 0.0) / 100) END AS pot
WITH d.date AS date, CASE
  WHEN x:Food THEN p.grams * x.carbohydrate_g_100g / 100
  WHEN p.portions IS NOT NULL AND x.portions > 0 THEN pot * p.portions / x.portions
  WHEN coalesce(x.yield_g, raw_g) > 0 THEN pot * p.grams / coalesce(x.yield_g, raw_g) END AS eaten
WHERE eaten IS NOT NULL
RETURN date, sum(eaten) AS value
