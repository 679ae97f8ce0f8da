// What did I do of my routine on a day, beside what was planned?
// es: ¿Qué hice de mi rutina un día, al lado de lo planeado?
// $routine text: how the routine's name begins
// $day day = today: which day
MATCH (u:User {id: $user_id})-[:OWNS]->(r:Routine)
WHERE toLower(r.name) STARTS WITH toLower($routine)
MATCH (r)-[:PLANS]->(p:PlannedSet)-[:OF_EXERCISE]->(e:Exercise)
WITH r, e, count(p) AS planned_sets, min(p.reps_min) AS reps_min, max(p.reps_max) AS reps_max,
  max(p.weight_kg) AS planned_kg
CALL (e) {
  MATCH (d:Day {id: $day_id})<-[:LIVED]-(v:User)
  WHERE v.id = $user_id
  MATCH (d)<-[:ON_DAY]-(x:Set)
  WHERE x.exercise_id = e.id AND x.type <> 'warmup'
  RETURN count(x) AS done_sets, min(x.reps) AS fewest_reps, max(x.weight_kg) AS done_kg,
    collect([(x)<-[:RECORDED]-(m:Message) | m.id]) AS messages
}
RETURN r.name AS routine, e.id AS exercise, e.name_en AS name_en, e.name_es AS name_es, planned_sets, done_sets,
  reps_min, reps_max, fewest_reps, planned_kg, done_kg, messages
ORDER BY routine, exercise
