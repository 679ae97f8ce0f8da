// What a person wrote on WhatsApp on some days, latest first, with the reply that was sent to each message.
MATCH (u:User {id: $user_id})
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:SENT_ON]-(m:Message)
WHERE m.channel = 'whatsapp'
OPTIONAL MATCH (r:Reply)-[:ANSWERS]->(m)
WITH m, r
ORDER BY m.at DESC, m.arrived DESC
LIMIT $limit
RETURN m.id AS id, m.at AS at, m.payload AS payload,
  r.wamid AS reply_id, r.payload AS reply, r.sent_at AS reply_at
