// Foods whose figures a model estimated, and which no outside source was asked about yet.
MATCH (f:Food {estimate: 'waiting'})
WHERE f.origin = 'model'
MATCH (u:User)-[:OWNS]->(f)
RETURN f.id AS id, f.name_es AS name, u.id AS user_id
ORDER BY f.id
LIMIT $limit
