// The unit in which a person told their own weight last, among some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(o:Observation {metric: 'body_weight'})
WHERE o.entered_unit IS NOT NULL
RETURN o.entered_unit AS unit, d.date AS date, o.told_at AS told_at
ORDER BY date DESC, told_at DESC LIMIT 1
