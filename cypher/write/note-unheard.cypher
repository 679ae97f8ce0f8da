// How often a voice note was listened to in vain.
UNWIND $rows AS row
MATCH (m:Message {id: row.id})
SET m.hear_attempts = row.attempts
