// What is left of what I cooked, and how old is it?
// es: ¿Qué me queda de lo que cociné y de cuándo es?
// $first day = today-29: cooked since when
// $last day = today: and until when
UNWIND range(0, size($day_ids) - 1) AS place
WITH place, $day_ids[place] AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(b:CookingBatch)
WITH d, b, size($day_ids) - 1 - place AS days_old,
  [(b)<-[:PORTION_OF]-(p:Portion) WHERE EXISTS { (p)-[:ON_DAY]->(:Day) } | [p.grams, p.portions]] +
  [(b)<-[:TAKEN_FROM]-(k:Taking) WHERE k.kind IN ['other', 'waste'] AND EXISTS { (k)-[:ON_DAY]->(:Day) }
    | [k.grams, k.portions]] AS gone,
  [(b)-[c:COOKED_FROM]->(f:Food) | f.name_en] AS foods_en, [(b)-[c:COOKED_FROM]->(f:Food) | f.name_es] AS foods_es
WITH d, b, days_old, foods_en, foods_es, reduce(g = 0.0, one IN gone | g + coalesce(one[0], 0.0)) AS gone_g,
  reduce(n = 0.0, one IN gone | n + coalesce(one[1],
    CASE WHEN b.yield_g > 0 AND b.portions > 0 THEN one[0] / b.yield_g * b.portions ELSE 0.0 END)) AS gone_portions
WHERE coalesce(b.yield_g > gone_g + 0.5, b.portions > gone_portions + 0.05, true)
RETURN b.name AS pot, d.date AS cooked_on, days_old, b.yield_g - gone_g AS left_g,
  b.portions - gone_portions AS left_portions, foods_en, foods_es,
  [(b)<-[:RECORDED]-(m:Message) | m.id] AS messages
ORDER BY days_old DESC, pot
