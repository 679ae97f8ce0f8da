// What became of an attempt to fetch the media of messages: another time, or never.
UNWIND $rows AS row
MATCH (m:Message {id: row.id})
WHERE m.media_state = 'waiting'
SET m += row.properties
RETURN collect({work: row.work, id: m.id}) AS answers
