// Replies that were sent, or never will be, leave the outbox.
UNWIND $rows AS row
MATCH (r:Reply {id: row.id})
OPTIONAL MATCH (:User)-[o:OUTBOX]->(r)
DELETE o
SET r += row.properties
