// Hard sets of a muscle: three repetitions in reserve or fewer, each by the muscle's activation.
// en: Hard sets for {key}
// es: Series duras para {key}
// unit: sets
// of: sets
// by: muscle
// missing: of no set that works it the reserve was said; 0 when all were easier.
MATCH (me:User {id: $user_id})
CALL (me) {
  MATCH (me)-[:ADJUSTS]->(a:Adjustment)
  RETURN collect({exercise: a.exercise, muscle: a.muscle, activation: a.activation}) AS own
}
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
WHERE x.type <> 'warmup' AND (x.rir IS NOT NULL OR x.type = 'failure')
MATCH (e)-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]->(m:Muscle)
WITH d, x, m,
  coalesce(head([one IN own WHERE one.exercise = e.id AND one.muscle = m.id | one.activation]), t.activation) AS activation
RETURN d.date AS date, m.id AS key,
  sum(CASE WHEN x.type = 'failure' OR x.rir <= 3 THEN activation ELSE 0.0 END) AS value
