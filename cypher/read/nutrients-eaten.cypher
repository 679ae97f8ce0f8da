// Sugars, saturated fat, salt and alcohol eaten on days, each with how many portions have no figure of it. Where
// there is no carbohydrate there are no sugars, where there is no fat none of it is saturated.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(x)
UNWIND ['sugars', 'saturated-fat', 'salt', 'alcohol'] AS key
WITH d, p, x, key, [(x)-[c:COOKED_FROM]->(i:Food) | [coalesce(c.grams, 0.0), CASE key
    WHEN 'sugars' THEN coalesce(i.sugars_g_100g, CASE WHEN i.carbohydrate_g_100g <= 0.5 THEN 0.0 ELSE -1.0 END)
    WHEN 'saturated-fat' THEN coalesce(i.saturated_fat_g_100g, CASE WHEN i.fat_g_100g <= 0.5 THEN 0.0 ELSE -1.0 END)
    WHEN 'salt' THEN coalesce(i.salt_g_100g, -1.0)
    ELSE coalesce(i.alcohol_g_100g, 0.0) END]] AS parts
WITH d, p, x, key, parts, reduce(g = 0.0, one IN parts | g + one[0]) AS raw_g,
  reduce(sum = 0.0, one IN parts | sum + CASE WHEN one[1] > 0 THEN one[0] * one[1] / 100 ELSE 0.0 END) AS pot,
  any(one IN parts WHERE one[1] < 0 AND one[0] >= 5) AS lacks,
  CASE key
    WHEN 'sugars' THEN coalesce(x.sugars_g_100g, CASE WHEN x.carbohydrate_g_100g <= 0.5 THEN 0.0 ELSE -1.0 END)
    WHEN 'saturated-fat' THEN coalesce(x.saturated_fat_g_100g, CASE WHEN x.fat_g_100g <= 0.5 THEN 0.0 ELSE -1.0 END)
    WHEN 'salt' THEN coalesce(x.salt_g_100g, -1.0)
    ELSE coalesce(x.alcohol_g_100g, 0.0) END AS own
WITH d.date AS date, key,
  CASE WHEN x:Food THEN CASE WHEN own > 0 THEN p.grams * own / 100 ELSE 0.0 END
    WHEN p.portions IS NOT NULL AND x.portions > 0 THEN pot * p.portions / x.portions
    WHEN coalesce(x.yield_g, raw_g) > 0 THEN pot * p.grams / coalesce(x.yield_g, raw_g)
    ELSE 0.0 END AS eaten,
  CASE WHEN x:Food THEN own < 0 ELSE lacks END AS unknown
RETURN date, key, sum(eaten) AS value, sum(CASE WHEN unknown THEN 1 ELSE 0 END) AS unknown, count(*) AS portions
