// Minutes of the day's sessions of a kind: as told, else to the end told, else to the last set.
// en: Minutes of {key}
// es: Minutos de {key}
// unit: min
// of: sessions, sets
// by: session_kind
// reaches: -1
// missing: no session of that kind with a length is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Session)
OPTIONAL MATCH (s)-[:HAS_SET]->(x:Set)-[:ON_DAY]->(:Day)
WITH d, s, max(x.at) AS last_at
WITH d.date AS date, s.kind AS key, CASE
  WHEN s.duration_min IS NOT NULL THEN s.duration_min
  WHEN s.at IS NOT NULL AND s.ended_at > s.at
  THEN duration.inSeconds(datetime(s.at), datetime(s.ended_at)).seconds / 60.0
  WHEN s.at IS NOT NULL AND last_at > s.at
  THEN duration.inSeconds(datetime(s.at), datetime(last_at)).seconds / 60.0
  END AS minutes
WHERE minutes IS NOT NULL
RETURN date, key, sum(minutes) AS value
