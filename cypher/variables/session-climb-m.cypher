// Metres climbed in the day's sessions of a kind.
// en: Climb of {key}
// es: Desnivel de {key}
// unit: m
// of: sessions
// by: session_kind
// missing: it was said of no session of that kind.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Session)
WHERE s.elevation_gain_m IS NOT NULL
RETURN d.date AS date, s.kind AS key, sum(s.elevation_gain_m) AS value
