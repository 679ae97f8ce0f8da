// Hard sets of a muscle: three repetitions in reserve or fewer, each by the muscle's activation.
// en: Hard sets for {key}
// es: Series duras para {key}
// unit: sets
// of: sets
// by: muscle
// missing: of no set that works it the reserve was said; 0 when all were easier.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
WHERE x.type <> 'warmup' AND (x.rir IS NOT NULL OR x.type = 'failure')
MATCH (e)-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]->(m:Muscle)
RETURN d.date AS date, m.id AS key,
  sum(CASE WHEN x.type = 'failure' OR x.rir <= 3 THEN t.activation ELSE 0.0 END) AS value
