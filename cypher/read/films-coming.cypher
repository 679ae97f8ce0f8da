// Whether a film that a person sent on some days has yet to be fetched.
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:SENT_ON]-(m:Message {media_state: 'waiting'})
WHERE m.user_id = $user_id AND m.kind = 'video'
RETURN count(m) AS films
