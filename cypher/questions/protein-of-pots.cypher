// How much of my protein comes from what I cooked?
// es: ¿Cuánta de mi proteína viene de lo que cociné?
// $first day = today-27: the first day of the span
// $last day = today: the last one
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(b:CookingBatch)
WITH b, p, [(b)-[c:COOKED_FROM]->(f:Food) | coalesce(c.grams, 0.0) * coalesce(f.protein_g_100g,
  0.0) / 100] AS parts,
  [(b)-[c:COOKED_FROM]->(:Food) | coalesce(c.grams, 0.0)] AS masses
WITH b, p, reduce(sum = 0.0, one IN parts | sum + one) AS pot_g,
  reduce(sum = 0.0, one IN masses | sum + one) AS raw_g
WITH b, CASE WHEN p.portions IS NOT NULL AND b.portions > 0 THEN pot_g * p.portions / b.portions
  WHEN coalesce(b.yield_g, raw_g) > 0 THEN pot_g * p.grams / coalesce(b.yield_g, raw_g) END
  AS protein_g, [(p)<-[:RECORDED]-(m:Message) | m.id] + [(b)<-[:RECORDED]-(m:Message) | m.id] AS told
RETURN b.name AS pot, substring(b.at, 0, 10) AS cooked_on, count(protein_g) AS portions,
  sum(protein_g) AS protein_g, collect(told) AS messages
ORDER BY protein_g DESC, pot, cooked_on
