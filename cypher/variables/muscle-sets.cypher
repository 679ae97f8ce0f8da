// Sets of a muscle, warm-ups left out, each by the muscle's activation in the exercise, 0 to 1.
// en: Sets for {key}
// es: Series para {key}
// unit: sets
// of: sets
// by: muscle
// missing: no set of the day works it.
MATCH (me:User {id: $user_id})
CALL (me) {
  MATCH (me)-[:ADJUSTS]->(a:Adjustment)
  RETURN collect({exercise: a.exercise, muscle: a.muscle, activation: a.activation}) AS own
}
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
WHERE x.type <> 'warmup'
MATCH (e)-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]->(m:Muscle)
WITH d, m,
  coalesce(head([one IN own WHERE one.exercise = e.id AND one.muscle = m.id | one.activation]), t.activation) AS activation
RETURN d.date AS date, m.id AS key, sum(activation) AS value
