// How many repetitions were done in all sets.
// en: Repetitions
// es: Repeticiones
// unit: count
// of: sets
// missing: no set with its repetitions is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)
WHERE x.reps IS NOT NULL
RETURN d.date AS date, sum(x.reps) AS value
