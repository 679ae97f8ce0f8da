// Minutes slept in naps.
// en: Naps
// es: Siestas
// unit: min
// of: sleep
// missing: no sleep of the day is recorded; 0 is a night without a nap.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Sleep)
RETURN d.date AS date, sum(CASE WHEN s.kind = 'nap' THEN s.duration_min ELSE 0 END) AS value
