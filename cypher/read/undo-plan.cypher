// What taking a message back would take out (its records in their present version) and put back (what they replaced).
MATCH (u:User {id: $user_id})
MATCH (t:Message {id: $message_id})-[:RECORDED]->(r:Record)
WHERE t.user_id = u.id
OPTIONAL MATCH (newer:Record)-[:REPLACES*1..20]->(r) WHERE EXISTS { (newer)-[:ON_DAY]->(:Day) }
OPTIONAL MATCH (r)-[:REPLACES]->(old:Record)
RETURN r.id AS id, EXISTS { (r)-[:ON_DAY]->(:Day) } AS counts, collect(DISTINCT newer.id) AS newer_ids, old.id AS old_id,
  labels(r) AS labels
ORDER BY r.place
