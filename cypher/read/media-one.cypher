// One thing that a person keeps.
MATCH (f:Media {id: $media_id})<-[k:KEEPS]-(u:User {id: $user_id})
RETURN f {.id, .name, .content_type, .size_bytes, kept_at: k.kept_at, sent_at: k.sent_at, kind: k.kind,
  file_name: k.file_name, message_id: k.message_id} AS media
