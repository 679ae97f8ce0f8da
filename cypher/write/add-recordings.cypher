// Recordings of a linear encoder, each on the local day it was made.
UNWIND $rows AS row
OPTIONAL MATCH (old:Record {id: row.id})
WITH row WHERE old IS NULL
MATCH (d:Day {id: row.day_id})
CREATE (k:EncoderRecording:Record {id: row.id})
SET k += row.properties
CREATE (k)-[:ON_DAY]->(d)
