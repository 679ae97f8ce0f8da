// Open questions about a food that nobody knows, which no outside source was asked about yet.
MATCH (q:Question {state: 'open'})-[:ASKED_IN]->(m:Message)
WHERE q.kind = 'unknown_food' AND q.looked IS NULL AND m.identity IS NOT NULL
MATCH (u:User)-[:IS_ASKED]->(q)
RETURN q.id AS id, q.payload AS payload, q.asked_at AS asked_at, u.id AS user_id, m.identity AS identity, m.channel AS channel
ORDER BY q.asked_at
LIMIT $limit
