// Speed of the day's sessions of a kind: distance by time.
// en: Speed of {key}
// es: Velocidad de {key}
// unit: km/h
// of: sessions
// by: session_kind
// missing: of no session of that kind both distance and length were said.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Session)
WHERE s.distance_km > 0 AND s.duration_min > 0
RETURN d.date AS date, s.kind AS key, 60.0 * sum(s.distance_km) / sum(s.duration_min) AS value
