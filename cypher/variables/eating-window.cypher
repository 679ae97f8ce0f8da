// Hours between the first and the last thing that was eaten on a day.
// en: Hours between first and last meal
// es: Horas entre la primera y la última comida
// unit: h
// of: meals
// missing: not two things eaten at different times are recorded.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(p:Portion)
WHERE p.at IS NOT NULL
WITH d, min(p.at) AS began, max(p.at) AS ended
WHERE began < ended
RETURN d.date AS date, duration.inSeconds(datetime(began), datetime(ended)).seconds / 3600.0 AS value
