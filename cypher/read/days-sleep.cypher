// Nights and naps of one person on some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(s:Sleep)
RETURN d.date AS date, s {.*} AS row
