// The part of the day's energy that is carbohydrate's, at 4 kcal a gram, in percent.
// en: Share of energy from carbohydrate
// es: Parte de la energía que son hidratos
// unit: %
// of: meals
// missing: nothing eaten with energy is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(x)
WITH d, p, x,
  [(x)-[c:COOKED_FROM]->(i:Food) |
    [coalesce(c.grams, 0.0), coalesce(i.energy_kcal_100g, 0.0), coalesce(i.carbohydrate_g_100g, 0.0)]] AS parts
WITH d, p, x, reduce(g = 0.0, one IN parts | g + one[0]) AS raw_g,
  reduce(sum = 0.0, one IN parts | sum + one[0] * one[1] / 100) AS pot_kcal,
  reduce(sum = 0.0, one IN parts | sum + one[0] * one[2] / 100) AS pot_g
WITH d.date AS date, x, pot_kcal, pot_g, CASE
  WHEN x:Food THEN p.grams / 100
  WHEN p.portions IS NOT NULL AND x.portions > 0 THEN p.portions / x.portions
  WHEN coalesce(x.yield_g, raw_g) > 0 THEN p.grams / coalesce(x.yield_g, raw_g) END AS share
WITH date, sum(share * CASE WHEN x:Food THEN x.energy_kcal_100g ELSE pot_kcal END) AS energy,
  sum(share * CASE WHEN x:Food THEN x.carbohydrate_g_100g ELSE pot_g END) AS part
WHERE energy > 0
RETURN date, 400.0 * part / energy AS value
