// The part of the day's energy that came out of pots cooked before, in percent.
// en: Share of energy from batches
// es: Parte de la energía de lo cocinado en tandas
// unit: %
// of: meals
// missing: nothing eaten with energy is recorded; 0 when none of it was from a batch.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(x)
WITH d, p, x, [(x)-[c:COOKED_FROM]->(i:Food) | [coalesce(c.grams, 0.0), i.energy_kcal_100g]] AS parts
WITH d, p, x, reduce(g = 0.0, one IN parts | g + one[0]) AS raw_g,
  CASE WHEN any(one IN parts WHERE one[1] IS NOT NULL)
    THEN reduce(sum = 0.0, one IN parts | sum + one[0] * coalesce(one[1], 0.0) / 100) END AS pot
WITH d.date AS date, x:CookingBatch AS cooked, CASE
  WHEN x:Food THEN p.grams * x.energy_kcal_100g / 100
  WHEN p.portions IS NOT NULL AND x.portions > 0 THEN pot * p.portions / x.portions
  WHEN coalesce(x.yield_g, raw_g) > 0 THEN pot * p.grams / coalesce(x.yield_g, raw_g) END AS eaten
WITH date, sum(eaten) AS energy, sum(CASE WHEN cooked THEN eaten ELSE 0.0 END) AS shared
WHERE energy > 0
RETURN date, 100.0 * shared / energy AS value
