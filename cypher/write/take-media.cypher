// Holds messages whose media are about to be fetched, unless another fetches them or they are done.
UNWIND $rows AS row
MATCH (m:Message {id: row.id})
WHERE m.media_state = 'waiting' AND coalesce(m.media_not_before_ms, 0) <= row.now
SET m.media_not_before_ms = row.until
RETURN collect({work: row.work, id: m.id}) AS answers
