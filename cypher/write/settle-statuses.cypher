// What WhatsApp tells later about replies, by our own tracker; what is known stays when an older notice comes late.
UNWIND $rows AS row
MATCH (r:Reply {id: row.id})
WHERE coalesce(r.status_rank, -1) < row.rank
OPTIONAL MATCH (:User)-[o:OUTBOX]->(r)
DELETE o
SET r += row.properties, r.status_rank = row.rank
RETURN collect({work: row.work, id: r.id, user_id: r.user_id}) AS answers
