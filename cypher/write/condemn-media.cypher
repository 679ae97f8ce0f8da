// Marks media that nobody keeps, or whose messages are all gone, to be deleted from the store.
UNWIND $rows AS row
MATCH (f:Media {id: row.id})
SET f.touched_at = row.now
WITH row, f
WHERE NOT EXISTS { MATCH (f)<-[:KEEPS]-(:User) } OR
  (NOT EXISTS { MATCH (f)<-[:CARRIES]-(:Message) } AND NOT EXISTS { MATCH (f)<-[:READ_FROM]-(:EncoderRecording) })
SET f.state = 'going'
RETURN collect({work: row.work, id: f.id}) AS answers
