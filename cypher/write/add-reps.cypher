// Repetitions that a recording measured.
UNWIND $rows AS row
MATCH (k:EncoderRecording {id: row.recording_id})
OPTIONAL MATCH (old:Rep {id: row.id})
WITH row, k WHERE old IS NULL
CREATE (r:Rep {id: row.id})
SET r += row.properties
CREATE (k)-[:MEASURED]->(r)
