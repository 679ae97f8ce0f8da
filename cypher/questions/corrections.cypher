// What have I corrected, and what did it say before?
// es: ¿Qué he corregido y qué ponía antes?
// $first day = today-27: the first day of the span
// $last day = today: the last one
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(r:Record)-[:REPLACES]->(o:Record)
WITH d, r, o, [(r)-[:OF_EXERCISE|PORTION_OF|OF_METRIC]->(x) | x] AS things,
  [(r)<-[:RECORDED]-(m:Message) | m.id] AS after_ids, [(o)<-[:RECORDED]-(m:Message) | m.id] AS before_ids
RETURN d.date AS date, [one IN labels(r) WHERE one <> 'Record'][0] AS kind,
  coalesce(things[0].name_en, things[0].label_en, things[0].name, r.name) AS thing_en,
  coalesce(things[0].name_es, things[0].label_es, things[0].name, r.name) AS thing_es, o.weight_kg AS before_kg,
    r.weight_kg AS weight_kg, o.reps AS before_reps, r.reps AS reps,
  coalesce(o.grams, o.value, o.duration_min) AS before, coalesce(r.grams, r.value, r.duration_min) AS now,
    before_ids + after_ids AS messages
ORDER BY date, r.told_at, r.place
