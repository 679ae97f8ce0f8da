// The message of one's own that is quoted, directly or through our reply to it, what it recorded, and what it asked.
MATCH (u:User {id: $user_id})
OPTIONAL MATCH (said:Message {id: $quoted_id}) WHERE said.user_id = u.id
OPTIONAL MATCH (reply:Reply {wamid: $quoted_id})-[:ANSWERS]->(answered:Message) WHERE answered.user_id = u.id
WITH u, coalesce(said, answered) AS m
WHERE m IS NOT NULL
OPTIONAL MATCH (m)-[:RECORDED]->(r:Record)
WITH u, m, collect(r.id) AS record_ids
OPTIONAL MATCH (u)-[:IS_ASKED]->(q:Question)-[:ASKED_IN]->(m)
RETURN m.id AS id, m.at AS at, record_ids, head(collect(q {.id, .kind, .payload, .asked_at})) AS question
