// Minutes slept at night, by the day of waking.
// en: Sleep at night
// es: Sueño nocturno
// unit: min
// of: sleep
// missing: no night that ended that day is recorded; a night is never 0.
MATCH (u:User {id: $user_id})-[:LIVED]->(d:Day)
WHERE d.date >= $first AND d.date <= $last
MATCH (d)<-[:ON_DAY]-(s:Sleep {kind: 'night'})
RETURN d.date AS date, sum(s.duration_min) AS value
