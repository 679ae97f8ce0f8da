// The middle between falling asleep and waking, in hours from that day's midnight on the clock of the wall.
// en: Middle of the night's sleep
// es: Mitad del sueño
// unit: h
// of: sleep
// values: clock
// missing: no night with its times is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Sleep {kind: 'night'})
WHERE s.started_at IS NOT NULL AND s.ended_at IS NOT NULL
WITH u, d, min(s.started_at) AS slept, max(s.ended_at) AS woke
WITH u, d, datetime(slept)
  + duration({seconds: duration.inSeconds(datetime(slept), datetime(woke)).seconds / 2}) AS middle
WITH d, datetime({datetime: middle, timezone: u.timezone}) AS local
RETURN d.date AS date,
  duration.inDays(date(d.date), date(local)).days * 24
    + local.hour + local.minute / 60.0 + local.second / 3600.0 AS value
