// Repetitions in reserve, on average over the working sets of which it was said.
// en: Repetitions in reserve
// es: Repeticiones en reserva
// unit: reps
// of: sets
// missing: it was said of no working set; 0 is failure.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)
WHERE x.type <> 'warmup' AND x.rir IS NOT NULL
RETURN d.date AS date, avg(x.rir) AS value
