// Which muscles have I not trained since a date?
// es: ¿Qué músculos no entreno desde una fecha?
// $since day = today-13: not worked as a main one, or by half or more where I said so myself, since this day
MATCH (u:User {id: $user_id})
CALL (u) {
  MATCH (u)-[:ADJUSTS]->(a:Adjustment)
  RETURN collect({exercise: a.exercise, muscle: a.muscle, activation: a.activation}) AS own
}
CALL (u, own) {
  MATCH (u)-[:PRACTISES]->(p:Practice)<-[:IN_PRACTICE]-(x:Set)-[:ON_DAY]->(d:Day)
  WITH p, own, max(d.date) AS done_on
  MATCH (p)-[:OF_EXERCISE]->(e:Exercise)
  MATCH (e)-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]->(k:Muscle)
  WITH k, done_on, type(t) = 'TARGETS_PRIMARY' AS main,
    head([one IN own WHERE one.exercise = e.id AND one.muscle = k.id | one.activation]) AS told
  WHERE told >= 0.5 OR (told IS NULL AND main)
  WITH k.id AS muscle, max(done_on) AS last_on
  RETURN collect({muscle: muscle, last_on: last_on}) AS trained
}
MATCH (m:Muscle)
WITH m, [one IN trained WHERE one.muscle = m.id | one.last_on] AS found
WITH m, coalesce(head(found), '') AS last_on
WHERE last_on < $since
OPTIONAL MATCH (m)-[:PART_OF]->(g:MuscleGroup)
RETURN m.id AS muscle, m.name_en AS name_en, m.name_es AS name_es, g.id AS group,
  CASE WHEN last_on = '' THEN null ELSE last_on END AS last_on
ORDER BY last_on, muscle
