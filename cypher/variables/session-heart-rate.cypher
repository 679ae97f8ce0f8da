// Average heart rate of the day's sessions of a kind.
// en: Heart rate of {key}
// es: Pulso de {key}
// unit: bpm
// of: sessions
// by: session_kind
// missing: it was said of no session of that kind.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Session)
WHERE s.avg_heart_rate_bpm IS NOT NULL
RETURN d.date AS date, s.kind AS key, avg(s.avg_heart_rate_bpm) AS value
