// The last message up to a time, on one of some days, that recorded something which still counts.
MATCH (u:User {id: $user_id})
UNWIND $day_ids AS day_id
MATCH (d:Day {id: day_id})<-[:SENT_ON]-(m:Message)
WHERE m.at <= $until AND EXISTS { (m)-[:RECORDED]->(:Record)-[:ON_DAY]->(:Day) }
RETURN m.id AS id, m.at AS at, m.arrived AS arrived
ORDER BY at DESC, arrived DESC
LIMIT 1
