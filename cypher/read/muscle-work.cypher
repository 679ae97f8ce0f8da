// The working sets of one's days whose exercise works one of some muscles, with how much it works the most worked of them.
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
WHERE m.id IN $muscles
WITH d, x, e, max(coalesce(
  head([one IN own WHERE one.exercise = e.id AND one.muscle = m.id | one.activation]), t.activation)) AS activation
RETURN d.date AS date, e.id AS exercise, e.name_en AS name_en, e.name_es AS name_es, count(x) AS sets,
  max(activation) AS activation
ORDER BY date, sets DESC, exercise
