// Which of my muscles are still tired?
// es: ¿Qué músculos tengo cansados todavía?
// $day day = today: as of which day
// $first day = day-9: how far back sets still count
// $half_life_days number = 2: after so many days half of a set's work counts
MATCH (me:User {id: $user_id})
CALL (me) {
  MATCH (me)-[:ADJUSTS]->(a:Adjustment)
  RETURN collect({exercise: a.exercise, muscle: a.muscle, activation: a.activation}) AS own
}
UNWIND range(0, size($day_ids) - 1) AS place
WITH own, place, $day_ids[place] AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
WHERE x.type <> 'warmup'
MATCH (e)-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]->(k:Muscle)
WITH k, d.date AS date,
  coalesce(head([one IN own WHERE one.exercise = e.id AND one.muscle = k.id | one.activation]), t.activation) AS activation,
  0.5 ^ ((size($day_ids) - 1 - place) / (1.0 * $half_life_days)) AS fresh,
  [(x)<-[:RECORDED]-(m:Message) | m.id] AS told
RETURN k.id AS muscle, k.name_en AS name_en, k.name_es AS name_es, sum(activation * fresh) AS sets_left,
  sum(activation) AS sets_done, max(date) AS last_on, collect(told) AS messages
ORDER BY sets_left DESC, muscle
