// Check-ins with their scores of one person on some days.
MATCH (u:User {id: $user_id})
UNWIND $day_ids AS day_id
MATCH (u)-[:LIVED]->(d:Day {id: day_id})<-[:ON_DAY]-(c:CheckIn)
RETURN d.date AS date, c {.*, scores: [(c)-[r:RATES]->(m:Metric) | [m.id, r.score]]} AS row
