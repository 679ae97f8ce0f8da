// When the first session of the day began, in hours from that day's midnight on the clock of the wall.
// en: Start of training
// es: Hora de entrenar
// unit: h
// of: sessions
// values: clock
// reaches: -1
// missing: no session with its time is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Session)
WHERE s.at IS NOT NULL AND (s.explicit OR EXISTS { (s)-[:HAS_SET]->(:Set)-[:ON_DAY]->(:Day) })
WITH u, d, min(s.at) AS at
WITH d, datetime({datetime: datetime(at), timezone: u.timezone}) AS local
RETURN d.date AS date,
  duration.inDays(date(d.date), date(local)).days * 24
    + local.hour + local.minute / 60.0 + local.second / 3600.0 AS value
