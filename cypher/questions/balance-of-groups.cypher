// Do I train my back as much as my chest?
// es: ¿Entreno la espalda tanto como el pecho?
// $first day = today-27: the first day of the span
// $last day = today: the last one
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)-[:TARGETS_PRIMARY]->(k:Muscle)-[:PART_OF]->(g:MuscleGroup)
WHERE x.type <> 'warmup'
WITH DISTINCT d, x, g, e
WITH d, x, g, e, [(x)<-[:RECORDED]-(m:Message) | m.id] AS told
RETURN g.id AS group, g.name_en AS name_en, g.name_es AS name_es, count(x) AS sets,
  sum(CASE WHEN x.weight_kg > 0 THEN coalesce(x.reps, 0) * x.weight_kg ELSE 0.0 END) AS volume_kg,
  count(DISTINCT d.date) AS days, collect(DISTINCT e.id) AS exercises, collect(told) AS messages
ORDER BY sets DESC, group
