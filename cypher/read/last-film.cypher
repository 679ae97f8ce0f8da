// The film that a person sent last, up to a time.
MATCH (u:User {id: $user_id})-[k:KEEPS]->(f:Media)
WHERE f.content_type STARTS WITH 'video/' AND k.sent_at <= $until
RETURN f.id AS id, k.sent_at AS at, k.message_id AS message_id
ORDER BY at DESC
LIMIT 1
