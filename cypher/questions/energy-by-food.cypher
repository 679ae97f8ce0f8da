// Which foods gave me most energy, protein and fibre this month?
// es: ¿Qué alimentos me dieron más energía, proteína y fibra este mes?
// $first day = today-27: the first day of the span
// $last day = today: the last one
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(x)
WITH d, p, x, [(x)-[c:COOKED_FROM]->(i:Food) | {food: i, grams: coalesce(c.grams, 0.0)}] AS parts,
  [(p)<-[:RECORDED]-(m:Message) | m.id] AS told
WITH d, p, x, parts, told, reduce(g = 0.0, one IN parts | g + one.grams) AS raw_g
WITH d, told, CASE WHEN x:Food THEN [{food: x, grams: p.grams}] ELSE parts END AS parts, CASE WHEN x:Food THEN 1.0
  WHEN p.portions IS NOT NULL AND x.portions > 0 THEN p.portions / x.portions
  WHEN coalesce(x.yield_g, raw_g) > 0 THEN p.grams / coalesce(x.yield_g, raw_g) ELSE 0.0 END AS share,
    x:CookingBatch AS cooked
UNWIND parts AS one
WITH d, told, one.food AS f, one.grams * share AS grams, cooked
RETURN f.id AS food, f.name_en AS name_en, f.name_es AS name_es, sum(grams) AS grams,
  sum(grams * f.energy_kcal_100g / 100) AS energy_kcal,
  sum(grams * f.protein_g_100g / 100) AS protein_g, sum(grams * f.fiber_g_100g / 100) AS fiber_g,
    count(DISTINCT d.date) AS days,
  sum(CASE WHEN cooked THEN grams ELSE 0.0 END) AS from_pots_g, collect(told) AS messages
ORDER BY energy_kcal DESC, food
LIMIT 40
