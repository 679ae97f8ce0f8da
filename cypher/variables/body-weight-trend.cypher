// By how much the body weight changes in a week, by the straight line through its last 28 days.
// en: Trend of body weight
// es: Tendencia del peso
// unit: kg
// of: observations
// about: body_weight
// reaches: 27
// missing: it was not weighed that day, or on fewer than four days or 14 days' span of the 28.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(now:Observation)
WHERE now.metric = 'body_weight'
WITH DISTINCT d
UNWIND range(0, 27) AS back
MATCH (e:Day {id: $user_id + '|' + toString(date(d.date) - duration({days: back}))})<-[:ON_DAY]-(o:Observation)
WHERE o.metric = 'body_weight'
WITH d, back, avg(o.value) AS kg
WITH d, count(*) AS n, max(back) - min(back) AS span, sum(1.0 * back) AS x, sum(kg) AS y,
  sum(1.0 * back * back) AS xx, sum(back * kg) AS xy
WHERE n >= 4 AND span >= 13
RETURN d.date AS date, -7 * (n * xy - x * y) / (n * xx - x * x) AS value
