// A score of check-ins, brought to 1–5 from the scale it was said on; several of a day as its metric says.
// en: {key}
// es: {key}
// unit: score
// of: check-ins
// by: metric
// name: {key}
// missing: it was not said.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(c:CheckIn)-[r:RATES]->(m:Metric)
WHERE c.scale_high > c.scale_low
WITH d, m, c, 1 + 4.0 * (r.score - c.scale_low) / (c.scale_high - c.scale_low) AS score
ORDER BY coalesce(c.at, c.told_at), c.told_at, c.arrived, c.place
WITH d, m, collect(score) AS given
RETURN d.date AS date, m.id AS key, CASE m.per_day
  WHEN 'sum' THEN reduce(sum = 0.0, one IN given | sum + one)
  WHEN 'mean' THEN reduce(sum = 0.0, one IN given | sum + one) / size(given)
  WHEN 'max' THEN reduce(most = given[0], one IN given | CASE WHEN one > most THEN one ELSE most END)
  ELSE given[size(given) - 1] END AS value
