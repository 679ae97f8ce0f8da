// When something was eaten first, in hours from that day's midnight on the clock of the wall.
// en: First meal
// es: Primera comida
// unit: h
// of: meals
// values: clock
// missing: nothing eaten with its time is recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)
WHERE p.at IS NOT NULL
WITH u, d, min(p.at) AS at
WITH d, datetime({datetime: datetime(at), timezone: u.timezone}) AS local
RETURN d.date AS date,
  duration.inDays(date(d.date), date(local)).days * 24
    + local.hour + local.minute / 60.0 + local.second / 3600.0 AS value
