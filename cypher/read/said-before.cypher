// What a person wrote between two times, newest first, without one message.
MATCH (u:User {id: $user_id})
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:SENT_ON]-(m:Message)
WHERE m.at >= $since AND m.at <= $until AND m.id <> $message_id AND m.text IS NOT NULL
RETURN m.text AS text, m.at AS at, m.arrived AS arrived
ORDER BY at DESC, arrived DESC
LIMIT 5
