// Calls of a language model for the messages of one person on some days.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:LIVED]-(u:User)
WHERE u.id = $user_id
MATCH (d)<-[:SENT_ON]-(m:Message)-[:USED]->(c:ModelCall)
RETURN d.date AS date, c {.*, message_id: m.id} AS row
