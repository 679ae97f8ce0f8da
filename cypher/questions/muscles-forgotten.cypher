// Which muscles have I neglected, and what could I do for them with the gear I have?
// es: ¿Qué músculos tengo olvidados y qué puedo hacer con lo que tengo?
// $since day = today-13: not worked by half or more since this day
// $equipment texts = barbell,dumbbell,cable,machine,bodyweight: the gear at hand
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
  WHERE coalesce(head([one IN own WHERE one.exercise = e.id AND one.muscle = k.id | one.activation]), t.activation) >= 0.5
  WITH k.id AS muscle, max(done_on) AS last_on
  RETURN collect({muscle: muscle, last_on: last_on}) AS trained
}
MATCH (k:Muscle)-[:PART_OF]->(g:MuscleGroup)
WITH k, g, [one IN trained WHERE one.muscle = k.id | one.last_on][0] AS last_on
WHERE coalesce(last_on, '') < $since
CALL (k) {
  MATCH (k)<-[t:TARGETS_PRIMARY]-(e:Exercise)-[:USES]->(q:Equipment)
  WHERE q.id IN $equipment AND e.base = e.id AND e.name_en IS NOT NULL AND NOT EXISTS { (e)<-[:OWNS]-(:User) }
  WITH e, max(t.activation) AS activation
  ORDER BY activation DESC, e.id
  RETURN collect(e.name_en)[0..3] AS instead_en, collect(e.name_es)[0..3] AS instead_es
}
RETURN k.id AS muscle, k.name_en AS name_en, k.name_es AS name_es, g.id AS group, last_on, instead_en, instead_es
ORDER BY last_on IS NULL, last_on, muscle
