// Volume that a muscle shared in: repetitions × load × its activation in the exercise, 0 to 1.
// en: Volume for {key}
// es: Volumen para {key}
// unit: kg
// of: sets
// by: muscle
// missing: no set with repetitions and a load works it.
MATCH (me:User {id: $user_id})
CALL (me) {
  MATCH (me)-[:ADJUSTS]->(a:Adjustment)
  RETURN collect({exercise: a.exercise, muscle: a.muscle, activation: a.activation}) AS own
}
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
WHERE x.reps > 0 AND x.weight_kg > 0
MATCH (e)-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]->(m:Muscle)
WITH d, x, m,
  coalesce(head([one IN own WHERE one.exercise = e.id AND one.muscle = m.id | one.activation]), t.activation) AS activation
RETURN d.date AS date, m.id AS key, sum(x.reps * x.weight_kg * activation) AS value
