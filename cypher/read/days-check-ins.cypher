// Check-ins with their scores of one person on some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(c:CheckIn)
RETURN d.date AS date, c {.*, scores: [(c)-[r:RATES]->(m:Metric) | [m.id, r.score]]} AS row
