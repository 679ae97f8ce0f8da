// Minutes slept at night, by the day of waking.
// en: Sleep at night
// es: Sueño nocturno
// unit: min
// of: sleep
// missing: no night that ended that day is recorded; a night is never 0.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Sleep {kind: 'night'})
RETURN d.date AS date, sum(s.duration_min) AS value
