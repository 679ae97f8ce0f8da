// What a person keeps, latest first, after a place in that order.
MATCH (u:User {id: $user_id})-[k:KEEPS]->(f:Media)
WHERE $kept_at IS NULL OR k.kept_at < $kept_at OR (k.kept_at = $kept_at AND f.id < $media_id)
RETURN f {.id, .name, .content_type, .size_bytes, kept_at: k.kept_at, sent_at: k.sent_at, kind: k.kind,
  file_name: k.file_name, message_id: k.message_id} AS media
ORDER BY k.kept_at DESC, f.id DESC
LIMIT $limit
