// How often somebody woke up at night.
// en: Awakenings
// es: Despertares nocturnos
// unit: count
// of: sleep
// missing: it was not said of any night of the day; 0 was said.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Sleep {kind: 'night'})
WHERE s.awakenings IS NOT NULL
RETURN d.date AS date, sum(s.awakenings) AS value
