// A turn that failed: how often, why, and when it is tried again.
UNWIND $rows AS row
MATCH (m:Message {id: row.id})
SET m.attempts = row.attempts, m.not_before_ms = row.not_before_ms, m.error = row.error
