// Hours of sleep missing to eight a night over the last 14 days, naps counted; below 0 when there was more.
// en: Sleep debt
// es: Deuda de sueño
// unit: h
// of: sleep
// reaches: 13
// Eight hours: Van Dongen et al., Sleep 26 (2003) 117–126. Days without a night count as the others did.
// missing: no night that ended that day is recorded, or fewer than seven of the 14.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(:Sleep {kind: 'night'})
WITH DISTINCT d
UNWIND range(0, 13) AS back
MATCH (e:Day {id: $user_id + '|' + toString(date(d.date) - duration({days: back}))})<-[:ON_DAY]-(s:Sleep)
WHERE s.duration_min IS NOT NULL
WITH d, e, sum(s.duration_min) AS slept, sum(CASE WHEN s.kind = 'night' THEN 1 ELSE 0 END) AS nights
WHERE nights > 0
WITH d, count(e) AS days, avg(slept) AS slept
WHERE days >= 7
RETURN d.date AS date, 14 * (480 - slept) / 60.0 AS value
