// A message of one person as it came, to be gone on with.
MATCH (m:Message {id: $message_id})
WHERE m.user_id = $user_id
RETURN m {.id, .user_id, .kind, .text, .at, .arrived, .context_id, .choice, .payload, .channel, .identity, .attempts, .not_before_ms} AS message
