// The messages that told some of one's own records, and WhatsApp's id of the reply to each.
MATCH (u:User {id: $user_id})
UNWIND $ids AS id
MATCH (m:Message)-[:RECORDED]->(r:Record {id: id})
WHERE m.user_id = u.id
OPTIONAL MATCH (reply:Reply)-[:ANSWERS]->(m)
RETURN id, m.id AS message_id, m.kind AS kind, m.text AS text, m.at AS at, m.arrived AS arrived, reply.wamid AS reply_wamid
ORDER BY at, arrived
