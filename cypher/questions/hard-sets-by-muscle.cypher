// Have I done enough hard sets for each muscle this week?
// es: ¿He hecho bastantes series duras de cada músculo esta semana?
// $first day = today-6: the first day of the span
// $last day = today: the last one
// $target number = 10: hard sets a week that are aimed for (ten or more grew more in Schoenfeld et al., 2017)
MATCH (u:User {id: $user_id})
WITH u, [(u)-[:AIMS_FOR]->(g:Goal)-[:ABOUT]->(w:MuscleGroup) WHERE EXISTS { (g)-[:ON_DAY]->(:Day) } | w.id] +
  [(u)-[:AIMS_FOR]->(g:Goal)-[:ABOUT]->(w:Muscle) WHERE EXISTS { (g)-[:ON_DAY]->(:Day) } | w.id] AS focus
CALL (u) {
  MATCH (u)-[:ADJUSTS]->(a:Adjustment)
  RETURN collect({exercise: a.exercise, muscle: a.muscle, activation: a.activation}) AS own
}
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})
WHERE EXISTS { (d)<-[:LIVED]-(:User {id: $user_id}) }
MATCH (d)<-[:ON_DAY]-(x:Set)-[:OF_EXERCISE]->(e:Exercise)
WHERE x.type <> 'warmup'
MATCH (e)-[t:TARGETS_PRIMARY|TARGETS_SECONDARY]->(k:Muscle)-[:PART_OF]->(w:MuscleGroup)
WITH k, w, focus,
  coalesce(head([one IN own WHERE one.exercise = e.id AND one.muscle = k.id | one.activation]), t.activation) AS activation,
  x.rir <= 3 OR x.type = 'failure' AS hard,
  x.rir IS NULL AND x.type <> 'failure' AS unknown,
  [(x)<-[:RECORDED]-(m:Message) | m.id] AS told
WITH k, w, focus, sum(CASE WHEN hard THEN activation ELSE 0.0 END) AS hard_sets,
  sum(CASE WHEN unknown THEN activation ELSE 0.0 END) AS unsaid_sets,
  collect(told) AS messages
RETURN k.id AS muscle, k.name_en AS name_en, k.name_es AS name_es, hard_sets, unsaid_sets,
  $target * size($day_ids) / 7.0 AS target_sets,
  k.id IN focus OR w.id IN focus AS focus, messages
ORDER BY focus DESC, hard_sets DESC, muscle
