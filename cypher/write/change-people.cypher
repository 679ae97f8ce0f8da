// Settings that people changed of themselves.
UNWIND $rows AS row
MATCH (u:User {id: row.user_id})
SET u += row.properties
