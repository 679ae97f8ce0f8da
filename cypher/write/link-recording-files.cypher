// Ties a recording to the file it was read from.
UNWIND $rows AS row
MATCH (k:EncoderRecording {id: row.id})
MATCH (f:Media {id: row.media_id})
MERGE (k)-[:READ_FROM]->(f)
