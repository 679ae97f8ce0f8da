// What did each meal give me on a day?
// es: ¿Qué me dio cada comida de un día?
// $day day = today: which day
MATCH (d:Day {id: $day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(x)
MATCH (k:Meal)-[:CONTAINS]->(p)
WITH k, p, x, [(x)-[c:COOKED_FROM]->(i:Food) | [coalesce(c.grams, 0.0), coalesce(i.energy_kcal_100g, 0.0),
  coalesce(i.protein_g_100g, 0.0)]] AS parts,
  [(p)<-[:RECORDED]-(m:Message) | m.id] AS told
WITH k, p, x, told, reduce(g = 0.0, one IN parts | g + one[0]) AS raw_g,
  reduce(s = 0.0, one IN parts | s + one[0] * one[1] / 100) AS pot_kcal,
  reduce(s = 0.0, one IN parts | s + one[0] * one[2] / 100) AS pot_g
WITH k, p, x, told, pot_kcal, pot_g,
  CASE WHEN x:Food THEN p.grams / 100 WHEN p.portions IS NOT NULL AND x.portions > 0 THEN p.portions / x.portions
  WHEN coalesce(x.yield_g, raw_g) > 0 THEN p.grams / coalesce(x.yield_g, raw_g) END AS share
RETURN k.category AS meal, min(p.at) AS first_at,
  sum(share * CASE WHEN x:Food THEN x.energy_kcal_100g ELSE pot_kcal END) AS energy_kcal,
  sum(share * CASE WHEN x:Food THEN x.protein_g_100g ELSE pot_g END) AS protein_g,
    collect(coalesce(x.name_en, x.name)) AS foods_en, collect(coalesce(x.name_es, x.name)) AS foods_es,
  collect(told) AS messages
ORDER BY first_at, meal
