// How did today's session go beside the time before?
// es: ¿Cómo me ha ido hoy comparado con la última vez?
// $day day = today: the day of the session
// $first day = day-42: how far back the time before is looked for
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)
WHERE x.type <> 'warmup'
WITH d.date AS date, x.exercise_id AS exercise, count(x) AS sets, max(x.weight_kg) AS top_kg,
  sum(CASE WHEN x.weight_kg > 0 THEN coalesce(x.reps, 0) * x.weight_kg ELSE 0.0 END) AS volume_kg,
  collect(CASE WHEN d.date = $day THEN x END) AS now
ORDER BY date DESC
WITH exercise, collect({date: date, sets: sets, top_kg: top_kg, volume_kg: volume_kg}) AS days, collect(now)[0] AS now
WHERE days[0].date = $day
MATCH (e:Exercise {id: exercise})
WITH e, now, days[0] AS done, days[1] AS before
UNWIND now AS x
WITH e, done, before, [(x)<-[:RECORDED]-(m:Message) | m.id] AS told
WITH e, done, before, collect(told) AS messages
RETURN e.id AS exercise, e.name_en AS name_en, e.name_es AS name_es, done.sets AS sets, done.volume_kg AS volume_kg,
  done.top_kg AS top_kg, before.date AS before_on, before.sets AS before_sets, before.volume_kg AS before_volume_kg,
  before.top_kg AS before_top_kg, messages
ORDER BY volume_kg DESC, exercise
