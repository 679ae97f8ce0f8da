// How far the middle of the night lies from that of the night before, in hours on the clock.
// en: Shift of sleep from the night before
// es: Cambio de horario de sueño
// unit: h
// of: sleep
// reaches: 1
// missing: one of the two nights is not recorded with its times; 0 is the same hour.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Sleep {kind: 'night'})
WHERE s.started_at IS NOT NULL AND s.ended_at IS NOT NULL
WITH u, d, min(s.started_at) AS slept, max(s.ended_at) AS woke
MATCH (eve:Day {id: $user_id + '|' + toString(date(d.date) - duration('P1D'))})<-[:ON_DAY]-(n:Sleep {kind: 'night'})
WHERE n.started_at IS NOT NULL AND n.ended_at IS NOT NULL
WITH u, d, slept, woke, min(n.started_at) AS slept_before, max(n.ended_at) AS woke_before
WITH u, d,
  datetime(slept) + duration({seconds: duration.inSeconds(datetime(slept), datetime(woke)).seconds / 2}) AS middle,
  datetime(slept_before)
    + duration({seconds: duration.inSeconds(datetime(slept_before), datetime(woke_before)).seconds / 2}) AS before
WITH d, datetime({datetime: middle, timezone: u.timezone}) AS now,
  datetime({datetime: before, timezone: u.timezone}) AS then
RETURN d.date AS date,
  abs((duration.inDays(date(then), date(now)).days - 1) * 24 + now.hour - then.hour
    + (now.minute - then.minute) / 60.0 + (now.second - then.second) / 3600.0) AS value
