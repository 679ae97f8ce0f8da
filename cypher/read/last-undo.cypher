// The last undo up to a time that was not taken back, with what it took out and put back.
MATCH (u:User {id: $user_id})
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:SENT_ON]-(m:Message)-[x:UNDID {taken_back: false}]->(t:Message)
WHERE m.at <= $until AND ($message_id IS NULL OR m.id = $message_id)
RETURN m.id AS id, m.at AS at, m.arrived AS arrived, x.hidden AS hidden, x.shown AS shown, t.id AS target_id
ORDER BY at DESC, arrived DESC
LIMIT 1
