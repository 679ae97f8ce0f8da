// Every message that waits for its turn, and the worker that holds its sender.
MATCH (u:User)-[:INBOX]->(m:Message)
RETURN m {.id, .user_id, .kind, .text, .at, .arrived, .context_id, .choice, .payload, .channel, .identity, .attempts, .not_before_ms} AS message,
  u.worker AS worker, u.lease_until AS lease_until
