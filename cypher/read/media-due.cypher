// Answered messages whose picture, voice note, film or file has yet to be fetched, and may be now.
MATCH (m:Message {media_state: 'waiting'})
WHERE m.state <> 'waiting' AND coalesce(m.media_not_before_ms, 0) <= $now
RETURN m {.id, .user_id, .kind, .payload, .at, .received_at, attempts: coalesce(m.media_attempts, 0)} AS message
ORDER BY m.received_at
LIMIT $limit
