// How much of what I ate was guessed rather than weighed?
// es: ¿Cuánto de lo que comí está estimado y no pesado?
// $first day = today-27: the first day of the span
// $last day = today: the last one
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(x)
WITH x, p, CASE WHEN p.grams_source = 'stated' THEN 0 ELSE 1 END AS guess,
  [(p)<-[:RECORDED]-(m:Message) | m.id] AS told
RETURN coalesce(x.name_en, x.name) AS food_en, coalesce(x.name_es, x.name) AS food_es, count(p) AS times,
  sum(guess) AS not_weighed,
  sum(p.grams) AS grams, sum(guess * p.grams) AS not_weighed_g, max(p.grams_spread) AS largest_spread,
    collect(told) AS messages
ORDER BY not_weighed_g DESC, food_en
