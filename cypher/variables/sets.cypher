// How many sets were done, warm-ups too.
// en: Sets
// es: Series
// unit: count
// of: sets
// missing: no set is recorded; a day of rest is not 0 sets.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(x:Set)
RETURN d.date AS date, count(x) AS value
