// Why was my bench press slow on Tuesday?
// es: ¿Por qué me fue mal el press de banca el martes?
// $exercise text: the id of an exercise, such as bench-press-barbell
// $day day: the day in question
// $first day = day-47: from when on earlier days of the exercise stand beside it, plus five
MATCH (:Exercise {id: $exercise})-[:TARGETS_PRIMARY]->(:Muscle)<-[:TARGETS_PRIMARY]-(o:Exercise)
WITH collect(DISTINCT o.id) + [$exercise] AS alike
UNWIND range(5, size($day_ids) - 1) AS place
WITH alike, place, $day_ids[place] AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id AND EXISTS { (d)<-[:ON_DAY]-(:Set {exercise_id: $exercise}) }
WITH alike, d, place
ORDER BY place DESC
LIMIT 9
MATCH (d)<-[:ON_DAY]-(x:Set)
WHERE x.exercise_id = $exercise
WITH alike, d, place, x, x.type = 'warmup' AS warm, x.reps + coalesce(x.rir, 0.0) AS reach,
  [(x)-[:HAS_REP]->(r:Rep) WHERE r.valid AND r.mean_velocity_mps IS NOT NULL
    AND EXISTS { (r)<-[:MEASURED]-(:EncoderRecording)-[:ON_DAY]->(:Day) } | r.mean_velocity_mps] AS speeds,
  [(x)<-[:RECORDED]-(m:Message) | m.id] AS told
WITH alike, d, place, min(coalesce(x.at, x.told_at)) AS began_at, sum(CASE WHEN warm THEN 0 ELSE 1 END) AS sets,
  max(CASE WHEN warm OR x.weight_kg <= 0 OR reach < 1 OR reach > 12 THEN null
    WHEN reach <= 1 THEN x.weight_kg ELSE x.weight_kg * (1 + reach / 30.0) END) AS e1rm_kg,
  avg(CASE WHEN warm THEN null ELSE x.rir END) AS rir,
  collect(CASE WHEN size(speeds) > 0 THEN {warmup: warm, weight_kg: x.weight_kg,
    fastest_mps: reduce(top = 0.0, v IN speeds | CASE WHEN v > top THEN v ELSE top END)} END) AS velocities,
  collect(told) AS messages
CALL (d) {
  OPTIONAL MATCH (d)<-[:ON_DAY]-(n:Sleep)
  WHERE n.kind = 'night'
  RETURN sum(n.duration_min) AS slept, count(n) AS nights, max(n.awakenings) AS awakenings
}
CALL (place, began_at) {
  UNWIND [$day_ids[place - 1], $day_ids[place]] AS eaten_id
  MATCH (f:Day {id: eaten_id})<-[:ON_DAY]-(p:Portion)-[:PORTION_OF]->(y)
  WHERE p.at < began_at
  WITH p, y, [(y)-[c:COOKED_FROM]->(i:Food) | [coalesce(c.grams, 0.0), coalesce(i.energy_kcal_100g, 0.0)]] AS parts
  WITH p, y, reduce(g = 0.0, one IN parts | g + one[0]) AS raw_g,
    reduce(k = 0.0, one IN parts | k + one[0] * one[1] / 100) AS pot
  WITH p, y, CASE WHEN y:Food THEN p.grams * y.energy_kcal_100g / 100
    WHEN p.portions IS NOT NULL AND y.portions > 0 THEN pot * p.portions / y.portions
    WHEN coalesce(y.yield_g, raw_g) > 0 THEN pot * p.grams / coalesce(y.yield_g, raw_g) END AS kcal
  RETURN max(p.at) AS last_ate_at, sum(kcal) AS eaten_kcal,
    collect(DISTINCT CASE WHEN y:CookingBatch THEN y.name END) AS pots
}
CALL (place, alike) {
  UNWIND $day_ids[place - 5..place] AS before_id
  MATCH (b:Day {id: before_id})<-[:ON_DAY]-(y:Set)
  WHERE y.type <> 'warmup'
  WITH DISTINCT b.id AS before, y.exercise_id AS trained
  WHERE trained IN alike
  RETURN count(DISTINCT before) AS sessions_before
}
RETURN d.date AS date, began_at, sets, e1rm_kg, rir, velocities, CASE WHEN nights > 0 THEN slept END AS sleep_min,
  awakenings, last_ate_at,
  eaten_kcal, pots, sessions_before, messages
ORDER BY date DESC
