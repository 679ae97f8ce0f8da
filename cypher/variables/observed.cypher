// A metric's value of the day: the last, the mean, the sum or the largest, as the metric says.
// en: {key}
// es: {key}
// unit: {unit}
// of: observations
// by: metric
// name: {key}
// missing: it was not measured; 0 was measured.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(o:Observation)-[:OF_METRIC]->(m:Metric)
WITH d, m, o ORDER BY coalesce(o.at, o.told_at), o.told_at, o.arrived, o.place
WITH d, m, collect(o.value) AS given
RETURN d.date AS date, m.id AS key, CASE m.per_day
  WHEN 'sum' THEN reduce(sum = 0.0, one IN given | sum + one)
  WHEN 'mean' THEN reduce(sum = 0.0, one IN given | sum + one) / size(given)
  WHEN 'max' THEN reduce(most = given[0], one IN given | CASE WHEN one > most THEN one ELSE most END)
  ELSE given[size(given) - 1] END AS value
