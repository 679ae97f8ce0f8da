// When the night's falling asleep was, in hours from that day's midnight on the clock of the wall; before it below 0.
// en: Falling asleep
// es: Hora de dormirse
// unit: h
// of: sleep
// values: clock
// missing: no night with its times is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Sleep {kind: 'night'})
WHERE s.started_at IS NOT NULL
WITH u, d, min(s.started_at) AS at
WITH d, datetime({datetime: datetime(at), timezone: u.timezone}) AS local
RETURN d.date AS date,
  duration.inDays(date(d.date), date(local)).days * 24
    + local.hour + local.minute / 60.0 + local.second / 3600.0 AS value
