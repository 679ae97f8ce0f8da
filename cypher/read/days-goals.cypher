// Goals of one person on some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:ON_DAY]-(g:Goal)
RETURN d.date AS date, g {.*} AS row
