// A recording whose exercise is known by now holds nothing back.
UNWIND $rows AS row
MATCH (k:EncoderRecording {id: row.id})
SET k.held = null
