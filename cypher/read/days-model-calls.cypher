// Calls of a language model for one person on some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:CALLED_ON]-(c:ModelCall)
OPTIONAL MATCH (c)<-[:USED]-(m:Message)
RETURN d.date AS date, c {.*, message_id: m.id} AS row
