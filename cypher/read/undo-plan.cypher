// What taking a message back would take out (its records in their present version) and put back (what they replaced).
MATCH (u:User {id: $user_id})
MATCH (t:Message {id: $message_id})-[:RECORDED]->(r:Record)
WHERE t.user_id = u.id
OPTIONAL MATCH (r)<-[:REPLACES*1..20]-(newer:Record) WHERE EXISTS { (newer)-[:ON_DAY]->(:Day) }
WITH r, collect(DISTINCT newer.id) AS newer_ids
OPTIONAL MATCH (r)-[:REPLACES]->(old:Record)
OPTIONAL MATCH (r)-[:ON_DAY]->(d:Day)
RETURN r.id AS id, d IS NOT NULL AS counts, newer_ids, old.id AS old_id, r.place AS place
ORDER BY place
